import { X } from 'lucide-react'
import { useEffect } from 'react'
import { IconButton } from '#ui/button.tsx'
import { useInterrupted } from '../run/restored.ts'
import { useRun } from '../run/run.ts'
import { text } from '../texts/texts.ts'
import { useWorkspace } from '../workspace/workspace.ts'

/** Sentences above the panels: what could not be done, and what can be done about it. */
export function WorkbenchNotices({ says }: { readonly says: readonly (string | undefined)[] }) {
  const { name, saving, notice, discarded, undoReset, takeOver } = useWorkspace()
  const { head: interrupted, look, putAside } = useInterrupted()
  const restore = useRun(({ restore }) => restore)
  useEffect(() => {
    look(name)
  }, [name, look])
  return (
    <>
      {[notice, ...says].map(
        (sentence) =>
          sentence && (
            <p key={sentence} className="workbench-notice" role="alert">
              {sentence}
            </p>
          ),
      )}
      {interrupted && (
        <Offer
          says={text.runs.interrupted(interrupted.events)}
          does={text.runs.show}
          onDo={() => restore(interrupted.id)}
          onPutAside={putAside}
        />
      )}
      {saving === 'elsewhere' && <Offer says={text.saving.elsewhereWhy} does={text.saving.takeOver} onDo={takeOver} />}
      {discarded && <Offer says={text.saving.startedAgain} does={text.saving.undoStart} onDo={undoReset} />}
    </>
  )
}

interface OfferProps {
  readonly says: string
  readonly does: string
  readonly onDo: () => void
  /** Takes the sentence away. */
  readonly onPutAside?: () => void
}

function Offer({ says, does, onDo, onPutAside }: OfferProps) {
  return (
    <p className="workbench-notice" role="status">
      {says}{' '}
      <button type="button" className="link" onClick={onDo}>
        {does}
      </button>
      {onPutAside && <IconButton className="workbench-aside" label={text.runs.putAside} icon={<X size={14} />} onClick={onPutAside} />}
    </p>
  )
}

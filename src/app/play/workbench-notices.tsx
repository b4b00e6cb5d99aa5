import { text } from '../texts/texts.ts'
import { useWorkspace } from '../workspace/workspace.ts'

/** Sentences above the panels: what could not be done, and what can be done about it. */
export function WorkbenchNotices({ says }: { readonly says: readonly (string | undefined)[] }) {
  const { saving, notice, discarded, undoReset, takeOver } = useWorkspace()
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
      {saving === 'elsewhere' && <Offer says={text.saving.elsewhereWhy} does={text.saving.takeOver} onDo={takeOver} />}
      {discarded && <Offer says={text.saving.startedAgain} does={text.saving.undoStart} onDo={undoReset} />}
    </>
  )
}

interface OfferProps {
  readonly says: string
  readonly does: string
  readonly onDo: () => void
}

function Offer({ says, does, onDo }: OfferProps) {
  return (
    <p className="workbench-notice" role="status">
      {says}{' '}
      <button type="button" className="link" onClick={onDo}>
        {does}
      </button>
    </p>
  )
}

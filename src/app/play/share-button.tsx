import { Check, Link2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { tinykeys } from 'tinykeys'
import type { Project } from '#project/project.ts'
import { Button } from '#ui/button.tsx'
import { useView } from '../run/cursor.ts'
import { text } from '../texts/texts.ts'
import { linkTo } from '../workspace/shared.ts'

/** Copies a link that holds the whole project. */
export function ShareButton({ project }: { readonly project: Project }) {
  const [state, setState] = useState<'ready' | 'copied' | 'shown'>('ready')
  useEffect(() => {
    if (state !== 'copied') return
    const timer = setTimeout(() => setState('ready'), 3000)
    return () => clearTimeout(timer)
  }, [state])
  const share = async () => {
    const { at, grain } = useView.getState()
    const link = linkTo(project, at === undefined ? undefined : { at, grain })
    try {
      await navigator.clipboard.writeText(link)
      setState('copied')
    } catch {
      // Without the right to the clipboard, the link is put into the address bar, to be copied by hand.
      history.replaceState(history.state, '', link)
      setState('shown')
    }
  }
  // Ctrl+S saves and copies: there is nothing else to save.
  const latest = useRef(share)
  latest.current = share
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+s': (event: KeyboardEvent) => {
          event.preventDefault()
          latest.current()
        },
      }),
    [],
  )
  const says = text.share.says[state]
  return (
    <Button onClick={share} aria-label={state === 'ready' ? text.share.label : says}>
      {state === 'copied' ? <Check size={15} aria-hidden="true" /> : <Link2 size={15} aria-hidden="true" />}
      <span className="wide-only" role="status">
        {says}
      </span>
    </Button>
  )
}

import { lazy, Suspense, useEffect, useState } from 'react'
import { Code } from '#ui/code.tsx'
import { languageOf } from '#ui/highlight.ts'
import './editor.css'

export interface EditorProps {
  /** Path of the file: its name for those who hear it, and its identity. */
  readonly path: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onRun: () => void
}

const MonacoEditor = lazy(async () => ({ default: (await import('./monaco-editor.tsx')).MonacoEditor }))

/** Text to edit: coloured and readable at once, with the full editor as soon as it is here. A phone gets a plain field to type in. */
export function Editor(props: EditorProps) {
  const [ready, setReady] = useState(false)
  const touch = matchMedia('(pointer: coarse), (max-width: 720px)').matches
  useEffect(() => {
    if (touch) return
    const start = () => setReady(true)
    const handle = 'requestIdleCallback' in window ? requestIdleCallback(start, { timeout: 1500 }) : undefined
    if (handle === undefined) start()
    return () => {
      if (handle !== undefined) cancelIdleCallback(handle)
    }
  }, [touch])
  if (touch) return <PlainEditor {...props} />
  const still = <Code label={props.path} text={props.text} language={languageOf(props.path, props.text)} />
  if (!ready) return still
  return (
    <Suspense fallback={still}>
      <MonacoEditor {...props} />
    </Suspense>
  )
}

function PlainEditor({ path, text, onChange }: EditorProps) {
  return (
    <textarea
      className="plain-editor scroll"
      aria-label={path}
      value={text}
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      wrap="off"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

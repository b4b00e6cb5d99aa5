import { Pencil } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Code } from '#ui/code.tsx'
import { languageOf } from '#ui/highlight.ts'
import { useView } from '../run/cursor.ts'
import { type LineMarks, noMarks } from './lines.ts'
import './editor.css'

export interface EditorProps {
  /** Path of the file: its name for those who hear it, and its identity. */
  readonly path: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly onRun: () => void
  readonly marks?: LineMarks
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
  const { path, text, marks = noMarks } = props
  const still = <Code label={path} text={text} language={languageOf(path, text)} lit={marks.lit} breakpoints={marks.breakpoints} />
  if (touch) return marks.lit.size > 0 ? <Reading>{still}</Reading> : <PlainEditor {...props} />
  if (!ready) return still
  return (
    <Suspense fallback={still}>
      <MonacoEditor {...props} />
    </Suspense>
  )
}

/** While the cursor stands on a line of the file, a phone shows the line. */
function Reading({ children }: { readonly children: ReactNode }) {
  const { goLive } = useView()
  return (
    <div className="reading">
      {children}
      <Button onClick={goLive} className="reading-edit">
        <Pencil size={14} aria-hidden="true" />
        Edit
      </Button>
    </div>
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

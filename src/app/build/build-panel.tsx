import { Hammer, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Project } from '#project/project.ts'
import type { BuildProgress, BuildResult } from '#runtimes/builder.ts'
import { Button } from '#ui/button.tsx'
import { bytesLabel, seconds } from '../units.ts'
import { useBuild, warmCompiler } from './build.ts'
import { isBuildOf } from './model.ts'
import './build.css'

/** The compiler below the editor: how far it is, what it said, and how to stop it. */
export function BuildPanel({ project }: { readonly project: Project }) {
  const { progress, cancel, ...last } = useBuild()
  const result = isBuildOf(project, last.sources) ? last.result : undefined
  const [open, setOpen] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each language
  useEffect(() => {
    warmCompiler(project).catch(() => {})
  }, [project.runtime])
  return (
    <section className="build" aria-label="Build">
      <div className="build-line">
        <Hammer size={14} aria-hidden="true" />
        <span role="status">{progress ? <BuildProgressLine progress={progress} /> : said(result)}</span>
        {cancel && (
          <Button onClick={cancel}>
            <Square size={12} fill="currentColor" aria-hidden="true" />
            Cancel the build
          </Button>
        )}
        {result && result.log.trim() !== '' && (
          <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            Build log {open ? '▾' : '▸'}
          </Button>
        )}
      </div>
      {open && result && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a log that scrolls must be reachable by keyboard
        <section className="build-log scroll" tabIndex={0} aria-label="Build log">
          <pre>{result.log}</pre>
        </section>
      )}
    </section>
  )
}

/** How far a build is, in words and as a bar. */
export function BuildProgressLine({ progress }: { readonly progress: BuildProgress }) {
  if (progress.phase === 'compiling') return <>clang compiles …</>
  const { doneBytes, totalBytes } = progress
  return (
    <span className="build-progress">
      Fetching clang, once: {bytesLabel(doneBytes)} of {bytesLabel(totalBytes)}
      <progress value={doneBytes} max={totalBytes} aria-label="Part of the compiler that is here" />
    </span>
  )
}

function said(result: BuildResult | undefined): string {
  if (!result) return 'Invoke compiles the program with clang 22, here in the page.'
  const { files, diagnostics, millis } = result
  const counted = (severity: 'error' | 'warning') => {
    const count = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length
    return count === 0 ? '' : `, ${count} ${severity}${count > 1 ? 's' : ''}`
  }
  const took = millis > 0 ? `in ${seconds(millis)}` : 'before, and unchanged'
  const content = files?.bootstrap?.content
  if (!content) return `Did not compile${counted('error')}${counted('warning')}`
  return `Compiled ${took}: bootstrap, ${bytesLabel(content.length)} of WebAssembly${counted('warning')}`
}

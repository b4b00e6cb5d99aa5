import { diffLines } from 'diff'
import { textIn } from '#project/files.ts'
import type { Project } from '#project/project.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { highlight, languageOf } from '#ui/highlight.ts'
import './compare.css'

interface CompareProps {
  readonly mine: Project
  readonly solution: Project
  readonly onTake: () => void
  readonly onClose: () => void
}

/** The person's code beside the solution, line by line: one way among many that pass. */
export function Compare({ mine, solution, onTake, onClose }: CompareProps) {
  const paths = [...new Set([...Object.keys(mine.files), ...Object.keys(solution.files)])].sort()
  const different = paths.filter((path) => textAt(mine, path) !== textAt(solution, path))
  const settings = settingsOf(mine) === settingsOf(solution) ? undefined : settingsOf(solution)
  return (
    <Dialog title="Your code and a solution" onClose={onClose}>
      <p className="compare-says">
        Lines with <b className="compare-minus">−</b> are yours, lines with <b className="compare-plus">+</b> are of the solution. Yours may
        differ and be right: the checks decide.
      </p>
      {different.length === 0 && <p>The files are the same.</p>}
      {different.map((path) => (
        <FileDiff key={path} path={path} mine={textAt(mine, path) ?? ''} solution={textAt(solution, path) ?? ''} />
      ))}
      {settings && (
        <p>
          Settings of the solution: <code>{settings}</code>
        </p>
      )}
      <p className="compare-take">
        <Button onClick={onTake}>Put the solution into the editor</Button> <small>Your version can be had back.</small>
      </p>
    </Dialog>
  )
}

function textAt({ files }: Project, path: string): string | undefined {
  const file = files[path]
  return file && textIn(file)
}

const settingsOf = ({ config, files }: Project): string => {
  const { handler, timeoutMs, memoryMb, variables } = config
  const modes = Object.entries(files).flatMap(([path, { executable }]) => (executable ? [path] : []))
  return `handler ${handler}, timeout ${timeoutMs / 1000} s, memory ${memoryMb} MB, variables ${JSON.stringify(variables)}, executable: ${modes.join(' ') || 'none'}`
}

function FileDiff({ path, mine, solution }: { readonly path: string; readonly mine: string; readonly solution: string }) {
  const language = languageOf(path, solution || mine)
  const lines = diffLines(mine, solution).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ text, kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const) })),
  )
  return (
    <section aria-label={`Differences in ${path}`}>
      <h3 className="mono compare-path">{path}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className="compare scroll" tabIndex={0}>
        {lines.map(({ text, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <code key={index} data-kind={kind}>
            <span className="compare-sign">{{ added: '+', removed: '−', same: ' ' }[kind]}</span>
            {highlight(text, language).map((token, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a token is its place
              <span key={at} className={`token-${token.kind}`}>
                {token.text}
              </span>
            ))}
          </code>
        ))}
      </pre>
    </section>
  )
}

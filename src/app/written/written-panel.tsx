import { FileClock } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { EnvironmentId } from '#lambda/environment.ts'
import { programAt } from '#trace/program.ts'
import { lastWhere } from '#trace/reader.ts'
import type { Trace } from '#trace/timeline.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import { placeLabel, versionsOf } from '../state/model.ts'
import { text } from '../texts/texts.ts'
import { bytesLabel } from '../units.ts'
import './written.css'

interface WrittenPanelProps {
  readonly trace: Trace
  readonly cursor: number
  readonly environmentId: EnvironmentId | undefined
  readonly onChoose: (seq: number) => void
}

/** The files that the program has written by the cursor, with every writing of the chosen one. */
export function WrittenPanel({ trace, cursor, environmentId, onChoose }: WrittenPanelProps) {
  const [chosen, setChosen] = useState<string>()
  const files = environmentId === undefined ? new Map() : programAt(trace, cursor, environmentId).files
  const paths: readonly string[] = [...files.keys()].sort()
  const path = chosen !== undefined && (files.has(chosen) || chosen === '') ? chosen : paths[0]
  const versions = useMemo(
    () => (path === undefined || environmentId === undefined ? [] : versionsOf(trace, environmentId, path)),
    [trace, environmentId, path],
  )
  if (path === undefined)
    return (
      <Empty icon={<FileClock size={22} />} title={text.files.none}>
        <p>{text.files.noneWhy}</p>
      </Empty>
    )
  const file = files.get(path)
  const at = lastWhere(versions, ({ seq }) => seq <= cursor)
  const before = versions[at - 1]
  const after = versions[at + 1]
  return (
    <div className="written">
      <ul className="written-list scroll" aria-label={text.files.list}>
        {paths.map((each) => (
          <li key={each}>
            <button type="button" aria-pressed={each === path} onClick={() => setChosen(each)}>
              <span className="mono">{each}</span>
              <small>{bytesLabel(files.get(each)?.bytes ?? 0)}</small>
            </button>
          </li>
        ))}
      </ul>
      <section className="written-file scroll" aria-label={path}>
        <p className="written-head">
          <b>{text.files.version(at + 1, versions.length)}</b>
          {file?.writtenBy !== undefined && (
            <button type="button" className="link" onClick={() => onChoose(file.writtenBy ?? 0)}>
              {text.files.by(placeLabel(trace, file.writtenBy) ?? '')}
            </button>
          )}
          <span className="written-moves">
            <Button look="ghost" disabled={!before} onClick={() => before && onChoose(before.seq)}>
              {text.files.before}
            </Button>
            <Button look="ghost" disabled={!after} onClick={() => after && onChoose(after.seq)}>
              {text.files.after}
            </Button>
          </span>
        </p>
        <Difference was={before?.start} is={file?.start ?? ''} />
        {(file?.bytes ?? 0) > (file?.start.length ?? 0) && <p className="written-more">{text.files.more}</p>}
      </section>
    </div>
  )
}

/** The start of a file; lines that the version before did not have are marked. */
function Difference({ was, is }: { readonly was: string | undefined; readonly is: string }) {
  const known = new Set(was?.split('\n') ?? [])
  const now = is.replace(/\n$/, '').split('\n')
  const gone =
    was === undefined
      ? []
      : was
          .replace(/\n$/, '')
          .split('\n')
          .filter((line) => !is.split('\n').includes(line))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <pre className="written-text scroll" tabIndex={0}>
      {gone.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <del key={`-${index}`}>{line || ' '}</del>
      ))}
      {now.map((line, index) =>
        was === undefined || known.has(line) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <span key={index}>{line || ' '}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          <ins key={index}>{line || ' '}</ins>
        ),
      )}
    </pre>
  )
}

import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '#ui/button.tsx'
import { goesOn } from '../run/run-keeper.ts'
import { dropRun, listRuns, projectOf } from '../run/run-shelf.ts'
import { text } from '../texts/texts.ts'
import type { RunHead } from '../workspace/shelves.ts'
import '../workspace/dialogs.css'

const timeOf = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

interface Shown extends RunHead {
  readonly title: string
  readonly when: string
  readonly live: boolean
}

const readShown = async (): Promise<readonly Shown[]> =>
  Promise.all(
    (await listRuns()).map(async (head) => ({
      ...head,
      title: projectOf(head)?.name ?? head.name,
      when: timeOf.format(head.beganAt),
      live: await goesOn(head.id),
    })),
  )

/** The runs that this browser keeps: to open, to throw away. */
export function KeptRuns({ onOpen }: { readonly onOpen: (id: string, title: string) => void }) {
  const [runs, setRuns] = useState<readonly Shown[]>()
  useEffect(() => {
    readShown().then(setRuns, () => setRuns([]))
  }, [])
  const drop = async (id: string) => {
    await dropRun(id)
    setRuns(await readShown())
  }
  if (!runs) return null
  return (
    <section className="saved-runs" aria-label={text.runs.title}>
      <h2>{text.runs.title}</h2>
      <p>{runs.length === 0 ? text.runs.none : text.runs.intro}</p>
      {runs.length > 0 && (
        <ul className="projects-list">
          {runs.map(({ id, title, when, events, live, ended }) => (
            <li key={id}>
              <button type="button" className="projects-open" aria-label={text.runs.openRun(title, when)} onClick={() => onOpen(id, title)}>
                <b>{title}</b>
                <small>
                  {when} · {text.runs.events(events)}
                  {live ? ` · ${text.runs.live}` : !ended && ` · ${text.runs.interruptedShort}`}
                </small>
              </button>
              <IconButton label={text.runs.drop(title, when)} icon={<Trash2 size={14} />} disabled={live} onClick={() => drop(id)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { Check, LoaderCircle, Printer, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Link } from 'wouter'
import type { Judgement } from '#lessons/judge.ts'
import { report } from '#lessons/report.ts'
import type { Project } from '#project/project.ts'
import { narrate } from '#trace/narrate.ts'
import { Button } from '#ui/button.tsx'
import { rowAt, rowsOf } from '../sequence/model.ts'
import { Sequence } from '../sequence/sequence.tsx'
import { Header } from '../shell/header.tsx'
import { getDraft } from '../workspace/drafts.ts'
import { startOf } from '../workspace/workspace.ts'
import { type Checked, checkProject } from './lesson-store.ts'
import './report.css'

/** A report on the runtime of a draft: what every runtime must do, and whether this one does. */
export function ReportPage({ name }: { readonly name: string }) {
  const [project, setProject] = useState<Project>()
  useEffect(() => {
    document.title = 'Runtime report · Lambda custom runtimes'
    projectNamed(decodeURIComponent(name)).then(setProject)
  }, [name])
  return (
    <div className="report-page">
      <Header here="play">
        <Button onClick={() => print()}>
          <Printer size={15} aria-hidden="true" /> Print
        </Button>
      </Header>
      <main>
        <h1>Runtime report{project && `: ${project.name}`}</h1>
        <p>
          Every scenario runs your bootstrap anew, in simulated time, against the rules of the Runtime API.{' '}
          <Link href={`/play/${name}`}>Back to the code</Link>
        </p>
        {project && <RuntimeReport project={project} />}
      </main>
    </div>
  )
}

async function projectNamed(name: string): Promise<Project> {
  const draft = await getDraft(name).catch(() => undefined)
  return draft?.ok ? draft.project : startOf(name)
}

/** The table of what passes, with the run of each line one click away. */
export function RuntimeReport({ project }: { readonly project: Project }) {
  const [checked, setChecked] = useState<Checked>()
  const [failure, setFailure] = useState<string>()
  const [chosen, setChosen] = useState<Judgement>()
  useEffect(() => {
    let current = true
    checkProject({ lesson: { focus: '', hints: [], scenarios: report } }, project).then(
      (result) => current && setChecked(result),
      (error: unknown) => current && setFailure(error instanceof Error ? error.message : String(error)),
    )
    return () => {
      current = false
    }
  }, [project])
  if (failure) return <p role="alert">{failure}</p>
  if (!checked)
    return (
      <p role="status" className="report-busy">
        <LoaderCircle size={16} className="check-busy" aria-hidden="true" /> Playing {report.length} scenarios.
      </p>
    )
  const good = checked.judgements.filter(({ verdict }) => verdict.ok).length
  return (
    <div className="report">
      <table>
        <caption>
          <b>
            {good} of {checked.judgements.length}
          </b>{' '}
          hold
        </caption>
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col">What a runtime must do</th>
            <th scope="col">Scenario</th>
          </tr>
        </thead>
        <tbody>
          {checked.judgements.map((judgement) => (
            <Line key={judgement.id} judgement={judgement} chosen={judgement === chosen} onChoose={() => setChosen(judgement)} />
          ))}
        </tbody>
      </table>
      {chosen && <ChosenRun judgement={chosen} checked={checked} />}
    </div>
  )
}

interface LineProps {
  readonly judgement: Judgement
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Line({ judgement: { says, verdict, scenario }, chosen, onChoose }: LineProps) {
  return (
    <tr data-ok={verdict.ok} data-chosen={chosen || undefined}>
      <td>
        <span className="report-mark">
          {verdict.ok ? <Check size={14} strokeWidth={3} aria-hidden="true" /> : <X size={14} strokeWidth={3} aria-hidden="true" />}
          {verdict.ok ? 'holds' : 'fails'}
        </span>
      </td>
      <td>
        {says}
        {!verdict.ok && (
          <small>
            Expected: {verdict.expected} Happened: {verdict.happened}
          </small>
        )}
      </td>
      <td>
        <button type="button" className="link" aria-pressed={chosen} onClick={onChoose}>
          {report[scenario]?.title}
        </button>
      </td>
    </tr>
  )
}

function ChosenRun({ judgement, checked }: { readonly judgement: Judgement; readonly checked: Checked }) {
  const trace = checked.rehearsals[judgement.scenario]?.trace
  const rows = useMemo(() => rowsOf(trace ?? []), [trace])
  const [at, setAt] = useState<number>()
  const { verdict } = judgement
  const end = rows.at(-1)?.seq ?? -1
  const cursor = at ?? (verdict.ok ? end : (verdict.seq ?? end))
  const event = trace?.[rows[rowAt(rows, cursor)]?.seq ?? -1]
  return (
    <section className="report-run" aria-label="Run of the scenario">
      <h2>{judgement.says}</h2>
      <Sequence label="Messages of the scenario" rows={rows} cursor={cursor} onChoose={setAt} lanes />
      <p aria-live="polite">{event && narrate(event)}</p>
    </section>
  )
}

import { ArrowRight, Download, GraduationCap, Pencil, Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { demoProject } from '#project/demo.ts'
import { narrate } from '#trace/narrate.ts'
import { Button } from '#ui/button.tsx'
import { Code } from '#ui/code.tsx'
import { AnswerLine } from '../answer/answer-line.tsx'
import { answerOf } from '../answer/model.ts'
import { saveExport } from '../export/save-export.ts'
import { useRun } from '../run/run.ts'
import { useTrace } from '../run/use-trace.ts'
import { inLane, type Row, rowsOf } from '../sequence/model.ts'
import { Sequence } from '../sequence/sequence.tsx'
import { Header } from '../shell/header.tsx'
import { putDraft } from '../workspace/drafts.ts'
import { lanesIn, litLines, nextShown, paceFor } from './model.ts'
import './demo.css'

const calls = [
  { label: 'Invoke', events: 1 },
  { label: 'Invoke again (warm)', events: 1 },
  { label: 'Invoke three at once', events: 3 },
] as const

const bootstrap = demoProject.files.bootstrap?.content
const code = typeof bootstrap === 'string' ? bootstrap : ''

/** The start page: one sentence, one button, and what then happens between your code and Lambda. */
export function DemoPage() {
  const { session, invoke, opening, failure, close } = useRun()
  const [pressed, setPressed] = useState(0)
  const trace = useTrace(session?.simulation)
  const rows = useMemo(() => rowsOf(trace), [trace])
  const shown = usePlayhead(rows)
  const [, navigate] = useLocation()
  useEffect(() => close, [close])

  const call = calls[Math.min(pressed, calls.length - 1)] ?? calls[0]
  const past = rows.filter((row) => row.seq <= shown)
  const last = past.at(-1)
  const said = last && trace[last.seq]
  const busy = opening || nextShown(rows, shown) !== undefined
  const press = () => {
    setPressed(pressed + 1)
    invoke(
      demoProject,
      Array.from({ length: call.events }, () => demoProject.event),
    )
  }
  return (
    <div className="demo">
      <Header here="home" />
      <main>
        <div className="demo-intro">
          <h1>
            Lambda never calls your code. <em>Your code asks for work.</em>
          </h1>
          <p>
            A custom runtime is a program named <code>bootstrap</code> that asks the Runtime API for an event, does the work, and posts the
            answer. This one is twelve lines of bash. It runs here, in your browser.
          </p>
        </div>
        <div className="demo-stage">
          <section className="demo-code" aria-label="The program">
            <h2>bootstrap</h2>
            <Code label="bootstrap" text={code} language="shell" lit={litLines(code, past, lanesIn(past))} />
            <div className="demo-controls">
              <div className="demo-event">
                <span>Event</span>
                <code>{demoProject.event}</code>
              </div>
              <Button look="primary" size="large" onClick={press} aria-disabled={busy || undefined} className="demo-invoke">
                <Play size={18} fill="currentColor" aria-hidden="true" />
                {call.label}
              </Button>
            </div>
          </section>
          <section className="demo-picture" aria-label="What happens">
            <Picture rows={rows} past={past} shown={shown} />
            <p className="demo-says" aria-live="polite">
              {failure ??
                (opening
                  ? 'Starting the simulation.'
                  : said
                    ? narrate(said)
                    : 'Nothing runs yet. An environment starts when an event comes.')}
            </p>
          </section>
        </div>
        <AnswerLine answers={answerOf(trace, shown)} bodies={session?.simulation.bodies} />
        <nav className="demo-ways" aria-label="Ways on">
          <Link href="/learn" className="way">
            <GraduationCap size={20} aria-hidden="true" />
            <span>
              <b>Learn</b> Build a runtime, lesson by lesson
            </span>
            <ArrowRight size={16} aria-hidden="true" />
          </Link>
          <button
            type="button"
            className="way"
            onClick={async () => {
              await putDraft('demo', demoProject)
              navigate('/play/demo')
            }}
          >
            <Pencil size={20} aria-hidden="true" />
            <span>
              <b>Edit</b> Change this program and run it
            </span>
            <ArrowRight size={16} aria-hidden="true" />
          </button>
          <button type="button" className="way" onClick={() => saveExport(demoProject, 'function.zip')}>
            <Download size={20} aria-hidden="true" />
            <span>
              <b>Download</b> function.zip, ready to deploy
            </span>
            <ArrowRight size={16} aria-hidden="true" />
          </button>
        </nav>
      </main>
    </div>
  )
}

function Picture({ rows, past, shown }: { readonly rows: readonly Row[]; readonly past: readonly Row[]; readonly shown: number }) {
  const lanes = lanesIn(past)
  if (lanes.length < 2) return <Sequence label="Messages between your code and Lambda" rows={past} cursor={shown} still />
  return (
    <div className="demo-lanes" data-count={lanes.length}>
      {lanes.map((lane) => (
        <section key={lane} aria-label={lane} className="demo-lane">
          <h3>{lane}</h3>
          <Sequence
            label={`Messages of ${lane}`}
            rows={inLane(rows, lane).filter((row) => row.seq <= shown)}
            cursor={shown}
            still
            compact
          />
        </section>
      ))}
    </div>
  )
}

/** Follows what happened, row by row, no faster than an eye can. Without motion everything is shown at once. */
function usePlayhead(rows: readonly Row[]): number {
  const [shown, setShown] = useState(-1)
  const next = nextShown(rows, shown)
  const ahead = rows.filter((row) => row.seq > shown).length
  useEffect(() => {
    if (!next) return
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const timer = setTimeout(() => setShown(still ? (rows.at(-1)?.seq ?? -1) : next.seq), still ? 0 : paceFor(ahead))
    return () => clearTimeout(timer)
  }, [next, ahead, rows])
  return shown
}

import { Component, type ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/panel.tsx'
import { useRun } from '../run/run.ts'
import { traceParts } from '../run/saved-recording.ts'
import { text } from '../texts/texts.ts'
import { saveFile } from './save-file.ts'

interface State {
  readonly error?: unknown
}

/** Catches what is our own fault, says so, and offers the trace. Nothing that the visitor wrote is lost: it is saved as it is typed. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {}
  static getDerivedStateFromError = (error: unknown): State => ({ error })

  override render() {
    const { error } = this.state
    if (error === undefined) return this.props.children
    const says = error instanceof Error ? error.message : String(error)
    return (
      <main style={{ height: '80dvh' }} role="alert">
        <Empty title={text.failure.title}>
          <p>{says}</p>
          <p>{text.failure.why}</p>
          <p style={{ display: 'flex', gap: 8 }}>
            <Button onClick={() => saveFile('run.trace.jsonl', traceText(), 'application/jsonl')}>{text.failure.download}</Button>
            <Button look="primary" onClick={() => location.reload()}>
              {text.failure.reload}
            </Button>
          </p>
        </Empty>
      </main>
    )
  }
}

function traceText(): string[] {
  const { session, deployed } = useRun.getState()
  return session ? traceParts(session.simulation, deployed) : []
}

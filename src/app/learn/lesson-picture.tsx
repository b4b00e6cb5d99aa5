import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Lesson } from '#lessons/lesson.ts'
import { Split } from '#ui/split.tsx'
import { Inspector, type InspectorTab } from '../play/inspector.tsx'
import { Protocol } from '../play/protocol.tsx'
import { useBench } from '../play/use-bench.ts'
import { useLineMarks } from '../play/use-line-marks.ts'
import { usePlayback } from '../play/use-playback.ts'
import { useView } from '../run/cursor.ts'
import type { Recording } from '../run/recording.ts'
import { Transport } from '../transport/transport.tsx'
import { useLesson } from './lesson-store.ts'
import { useMarks } from './marks.ts'
import '../play/workbench.css'

interface LessonPictureProps {
  readonly recording: Recording | undefined
  readonly lesson: Lesson
  /** Where the time line stands: below everything. */
  readonly footer: HTMLElement | null
  readonly view: 'both' | 'protocol' | 'inspector'
}

/** What happens: who said what to whom, the message at the cursor, and time. */
export function LessonPicture({ recording, lesson, footer, view }: LessonPictureProps) {
  const bench = useBench(recording)
  const { look } = useView()
  const { shown, showScenario, file } = useLesson()
  const [tab, setTab] = useState<InspectorTab>('answer')
  const marks = useLineMarks(bench, file)
  usePlayback(bench)
  useEffect(() => useMarks.setState({ marks }), [marks])
  const choose = (seq: number) => {
    bench.go(seq)
    if (tab === 'answer') setTab('packet')
  }
  const protocol = (
    <div className="lesson-protocol">
      {shown !== undefined && (
        <p className="lesson-shown" role="status">
          <span>
            The check <b>{lesson.scenarios[shown]?.title}</b>, in simulated time.
          </span>
          <button type="button" className="link" onClick={() => showScenario(undefined)}>
            Back to my own run
          </button>
        </p>
      )}
      <Protocol bench={bench} onChoose={choose} onLook={look} />
    </div>
  )
  const inspector = <Inspector bench={bench} tab={tab} onTab={setTab} />
  return (
    <>
      {view === 'both' && (
        <Split
          name="lesson-right"
          direction="vertical"
          panes={[
            { id: 'sequence', content: protocol, share: 60, min: 140 },
            { id: 'inspector', content: inspector, share: 40, min: 90 },
          ]}
        />
      )}
      {view === 'protocol' && protocol}
      {view === 'inspector' && inspector}
      {footer && createPortal(<Transport bench={bench} />, footer)}
    </>
  )
}

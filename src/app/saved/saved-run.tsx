import { useState } from 'react'
import { EventsPanel } from '../events/events-panel.tsx'
import { PhaseRail } from '../phase-rail/phase-rail.tsx'
import { BenchLayout } from '../play/bench-layout.tsx'
import { Inspector, type InspectorTab } from '../play/inspector.tsx'
import type { PhoneTab } from '../play/phone-tabs.ts'
import { Protocol } from '../play/protocol.tsx'
import { useBench } from '../play/use-bench.ts'
import { useNarrow } from '../play/use-narrow.ts'
import { usePlayback } from '../play/use-playback.ts'
import { useView } from '../run/cursor.ts'
import type { Recording } from '../run/recording.ts'
import { text } from '../texts/texts.ts'
import { Transport } from '../transport/transport.tsx'
import { SavedCode } from './saved-code.tsx'

/** The panels around a run that is over, or goes on elsewhere. */
export function SavedRun({ recording, files }: { readonly recording: Recording; readonly files: ReadonlyMap<string, string> }) {
  const bench = useBench(recording)
  const { look } = useView()
  const narrow = useNarrow()
  const [tab, setTab] = useState<InspectorTab>('packet')
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('protocol')
  usePlayback(bench)
  return (
    <>
      {(!narrow || phoneTab === 'protocol') && <PhaseRail rail={bench.rail} />}
      <BenchLayout
        name="saved"
        title={text.saved.title}
        narrow={narrow}
        phoneTab={phoneTab}
        onPhoneTab={setPhoneTab}
        code={files.size > 0 ? <SavedCode bench={bench} files={files} /> : <EventsPanel bench={bench} onChoose={bench.go} />}
        protocol={<Protocol bench={bench} onChoose={bench.go} onLook={look} />}
        inspector={<Inspector bench={bench} tab={tab} onTab={setTab} />}
        transport={<Transport bench={bench} />}
      />
    </>
  )
}

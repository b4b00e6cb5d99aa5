import { useState } from 'react'
import { Split } from '#ui/split.tsx'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { EventsPanel } from '../events/events-panel.tsx'
import { PhaseRail } from '../phase-rail/phase-rail.tsx'
import { Inspector, type InspectorTab } from '../play/inspector.tsx'
import { type PhoneTab, phoneTabs } from '../play/phone-tabs.ts'
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
  const left = files.size > 0 ? <SavedCode bench={bench} files={files} /> : <EventsPanel bench={bench} onChoose={bench.go} />
  const protocol = <Protocol bench={bench} onChoose={bench.go} onLook={look} />
  const inspector = <Inspector bench={bench} tab={tab} onTab={setTab} />
  const transport = <Transport bench={bench} />
  if (narrow)
    return (
      <>
        <main className="phone">
          <TabPanel idPrefix="phone" id={phoneTab} className="phone-panel">
            {{ code: left, protocol, inspect: inspector }[phoneTab]}
          </TabPanel>
        </main>
        <footer className="thumb">
          {transport}
          <Tabs label="Views" idPrefix="phone" tabs={phoneTabs} chosen={phoneTab} onChoose={setPhoneTab} />
        </footer>
      </>
    )
  return (
    <>
      <PhaseRail rail={bench.rail} />
      <main className="bench">
        <h1 className="visually-hidden">{text.saved.title}</h1>
        <Split
          name="saved"
          direction="horizontal"
          panes={[
            { id: 'code', content: left, share: 46, min: 320 },
            {
              id: 'protocol',
              share: 54,
              min: 420,
              content: (
                <Split
                  name="saved-right"
                  direction="vertical"
                  panes={[
                    { id: 'sequence', content: protocol, share: 60, min: 140 },
                    { id: 'inspector', content: inspector, share: 40, min: 90 },
                  ]}
                />
              ),
            },
          ]}
        />
      </main>
      {transport}
    </>
  )
}

import { FileUp, Radio } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
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
import { savedRecording } from '../run/saved-recording.ts'
import { Header } from '../shell/header.tsx'
import { text } from '../texts/texts.ts'
import { Transport } from '../transport/transport.tsx'
import { type Followed, followStream, isLocal } from './follow.ts'
import { openGently } from './open-gently.ts'
import { SavedCode } from './saved-code.tsx'
import '../play/workbench.css'
import './saved.css'

/** Larger files are not read, bytes. */
const largest = 256 * 1024 * 1024

interface Opened extends Followed {
  readonly name: string
}

/** A run that was saved, or that another machine tells of: to be looked at, read-only. */
export function TracePage() {
  const [opened, setOpened] = useState<Opened>()
  const [says, setSays] = useState<string>()
  const [reading, setReading] = useState<string>()
  const goLive = useView(({ goLive }) => goLive)
  useEffect(() => goLive, [goLive])

  const open = async (file: File) => {
    setSays(undefined)
    if (file.size > largest) return setSays(text.saved.tooLarge(file.name))
    setReading(file.name)
    const result = await openGently(await file.text())
    setReading(undefined)
    if (!result.ok) return setSays(result.says)
    goLive()
    setOpened({ name: file.name, recording: savedRecording(result.trace), files: result.trace.files })
    if (result.cut) setSays(text.saved.cut)
  }
  const follow = useFollow((name, followed) => {
    goLive()
    setOpened({ name, ...followed })
  }, setSays)
  const dropping = {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const [file] = event.dataTransfer.files
      if (file) open(file)
    },
  }
  return (
    <div className="workbench" {...dropping}>
      <Header here="play">
        {opened && <span className="saved-name mono">{opened.name}</span>}
        <FileButton onFile={open} />
      </Header>
      {says && (
        <p className="workbench-notice" role="alert">
          {says}
        </p>
      )}
      {opened ? (
        <SavedRun key={opened.name} recording={opened.recording} files={opened.files} />
      ) : (
        <Welcome reading={reading} onFile={open} onFollow={follow} />
      )}
    </div>
  )
}

/** Follows a stream, from the address in `?stream=` at once. */
function useFollow(onBegin: (name: string, followed: Followed) => void, onEnd: (says: string) => void) {
  const stop = useRef<() => void>(undefined)
  const follow = (address: string) => {
    stop.current?.()
    if (!isLocal(address)) return onEnd(text.saved.notLocal)
    stop.current = followStream(address, { onBegin: (followed) => onBegin(address, followed), onEnd })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    const address = new URLSearchParams(location.search).get('stream')
    if (address) follow(address)
    return () => stop.current?.()
  }, [])
  return follow
}

function FileButton({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <FileUp size={15} aria-hidden="true" />
        {text.saved.open}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={text.saved.open}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onFile(file)
          target.value = ''
        }}
      />
    </>
  )
}

interface WelcomeProps {
  readonly reading: string | undefined
  readonly onFile: (file: File) => void
  readonly onFollow: (address: string) => void
}

function Welcome({ reading, onFile, onFollow }: WelcomeProps) {
  const [address, setAddress] = useState('http://127.0.0.1:9001/inspect')
  return (
    <main className="saved-welcome">
      <h1>{text.saved.title}</h1>
      <p>{text.saved.intro}</p>
      <div className="saved-drop" role="status">
        <FileUp size={26} aria-hidden="true" />
        <strong>{reading === undefined ? text.saved.drop : text.saved.reading(reading)}</strong>
        <FileButton onFile={onFile} />
      </div>
      <form
        className="saved-follow"
        onSubmit={(event) => {
          event.preventDefault()
          onFollow(address)
        }}
      >
        <Field
          label={text.saved.address}
          className="mono"
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          hint={text.saved.addressHint}
        />
        <Button type="submit">
          <Radio size={15} aria-hidden="true" />
          {text.saved.follow}
        </Button>
      </form>
    </main>
  )
}

/** The panels around a run that is over, or goes on elsewhere. */
function SavedRun({ recording, files }: { readonly recording: Recording; readonly files: ReadonlyMap<string, string> }) {
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

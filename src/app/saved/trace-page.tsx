import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useView } from '../run/cursor.ts'
import { restoreRun } from '../run/restored.ts'
import { savedRecording } from '../run/saved-recording.ts'
import { Header } from '../shell/header.tsx'
import { text } from '../texts/texts.ts'
import { type Followed, followStream, isLocal } from './follow.ts'
import { openGently } from './open-gently.ts'
import { SavedRun } from './saved-run.tsx'
import { FileButton, Welcome } from './welcome.tsx'
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
  const openKept = async (id: string, name: string) => {
    setSays(undefined)
    setReading(name)
    const restored = await restoreRun(id)
    setReading(undefined)
    if (typeof restored === 'string') return setSays(restored)
    goLive()
    setOpened({ name, ...restored })
    setSays(restored.says)
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
        <Welcome reading={reading} onFile={open} onKept={openKept} onFollow={follow} />
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

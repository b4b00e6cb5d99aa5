import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { livingEnvironments } from '#lambda/world.ts'
import { lessonProject } from '#lessons/catalog.ts'
import { TabPanel, Tabs } from '#ui/tabs.tsx'
import { useNarrow } from '../play/use-narrow.ts'
import { isDeployed, useRun } from '../run/run.ts'
import { useInvokeKey } from '../run/use-invoke-key.ts'
import { useRevision } from '../run/use-trace.ts'
import { Header } from '../shell/header.tsx'
import { LessonCode } from './lesson-code.tsx'
import { useLesson } from './lesson-store.ts'
import { LessonText } from './lesson-text.tsx'
import { LessonWays } from './lesson-ways.tsx'
import { warmUp } from './rehearsals.ts'
import { SightContext } from './sight.ts'
import { useLessonRecording, useSightOf } from './use-sight.ts'
import './lesson-page.css'
import './lesson-print.css'

const LessonPicture = lazy(async () => ({ default: (await import('./lesson-picture.tsx')).LessonPicture }))
/** The lesson’s words are painted before its panes are there; code and picture come with them, and so are mounted once. */
const Split = lazy(async () => ({ default: (await import('#ui/split.tsx')).Split }))
const Compare = lazy(async () => ({ default: (await import('./compare.tsx')).Compare }))

type PhoneTab = 'lesson' | 'code' | 'protocol' | 'inspect'
const phoneTabs = [
  { id: 'lesson', label: 'Lesson' },
  { id: 'code', label: 'Code' },
  { id: 'protocol', label: 'Protocol' },
  { id: 'inspect', label: 'Inspect' },
] as const

/** One lesson: what to know and do on the left, the code in the middle, what happens on the right. */
export function LessonPage({ path }: { readonly path: string }) {
  const lesson = useLesson()
  const { content, project, entry, open, check, showScenario } = lesson
  const { session, deployed, opening, failure, invoke, stop, close } = useRun()
  const recording = useLessonRecording()
  const sight = useSightOf(recording)
  const narrow = useNarrow()
  const [phoneTab, setPhoneTab] = useState<PhoneTab>('lesson')
  const [comparing, setComparing] = useState(false)
  const [footer, setFooter] = useState<HTMLElement | null>(null)
  useRevision(session?.simulation)
  useEffect(() => {
    open(path)
    return close
  }, [path, open, close])
  useEffect(() => {
    document.title = `${entry?.title ?? 'Lesson'} · Lambda custom runtimes`
    const handle = setTimeout(warmUp, 1500)
    return () => clearTimeout(handle)
  }, [entry])

  const send = useCallback(
    async (count: number) => {
      if (!project) return
      showScenario(undefined)
      setPhoneTab('protocol')
      if (!isDeployed(project, deployed)) close()
      await invoke(
        project,
        Array.from({ length: count }, () => project.event),
      )
      await check()
    },
    [project, deployed, invoke, close, check, showScenario],
  )
  useInvokeKey(useCallback(() => send(1), [send]))

  if (!content || !project || !entry || entry.path !== path)
    return (
      <div className="lesson">
        <Header here="learn" />
        <main className="lesson-loading" aria-busy="true">
          <h1 className="visually-hidden">The lesson is being loaded</h1>
        </main>
      </div>
    )
  const alive = session !== undefined && livingEnvironments(session.simulation.getWorld()).length > 0
  const show = (scenario: number, seq: number | undefined) => {
    showScenario(scenario, seq)
    setPhoneTab('protocol')
  }
  const text = <LessonText content={content} notice={failure ?? lesson.notice} onShow={show} onCompare={() => setComparing(true)} />
  const code = (
    <LessonCode
      project={project}
      file={lesson.file}
      alive={alive}
      opening={opening}
      onFile={lesson.show}
      onEdit={lesson.edit}
      onInvoke={send}
      onStop={stop}
    />
  )
  const picture = (
    <Suspense fallback={<div className="panel" aria-busy="true" />}>
      <LessonPicture
        recording={recording}
        lesson={content.lesson}
        footer={footer}
        view={narrow ? (phoneTab === 'inspect' ? 'inspector' : 'protocol') : 'both'}
      />
    </Suspense>
  )
  return (
    <SightContext value={sight}>
      <div className="lesson">
        <Header here="learn">
          <LessonWays path={path} />
        </Header>
        {narrow ? (
          <>
            <main className="phone">
              <TabPanel idPrefix="learn" id={phoneTab} className="phone-panel">
                {{ lesson: text, code, protocol: picture, inspect: picture }[phoneTab]}
              </TabPanel>
            </main>
            <footer className="thumb">
              <div ref={setFooter} />
              <Tabs label="Views" idPrefix="learn" tabs={phoneTabs} chosen={phoneTab} onChoose={setPhoneTab} />
            </footer>
          </>
        ) : (
          <>
            <main className="lesson-bench">
              <Suspense
                fallback={
                  <div className="lesson-grid">
                    {text}
                    <div className="panel" aria-busy="true" />
                    <div className="panel" aria-busy="true" />
                  </div>
                }
              >
                <Split
                  name="lesson"
                  direction="horizontal"
                  panes={[
                    { id: 'text', content: text, share: 31, min: 320 },
                    { id: 'code', content: code, share: 35, min: 320 },
                    { id: 'picture', content: picture, share: 34, min: 320 },
                  ]}
                />
              </Suspense>
            </main>
            <div ref={setFooter} className="lesson-footer" />
          </>
        )}
        {comparing && (
          <Suspense fallback={null}>
            <Compare
              mine={project}
              solution={lessonProject(entry, content.solution)}
              onTake={() => {
                lesson.replaceBy('solution')
                setComparing(false)
              }}
              onClose={() => setComparing(false)}
            />
          </Suspense>
        )}
      </div>
    </SightContext>
  )
}

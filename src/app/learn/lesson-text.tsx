import { ArrowRight, CheckCheck, Columns2, Lightbulb, RotateCcw } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { Link, useLocation } from 'wouter'
import { findLesson } from '#lessons/catalog.ts'
import type { LessonContent } from '#lessons/course.ts'
import { passed } from '#lessons/judge.ts'
import { textIn } from '#project/files.ts'
import { Button, IconButton } from '#ui/button.tsx'
import { Checklist } from './checklist.tsx'
import { useLesson } from './lesson-store.ts'
import { proseTags } from './prose.tsx'

interface LessonTextProps {
  readonly content: LessonContent
  readonly notice: string | undefined
  readonly onShow: (scenario: number, seq: number | undefined) => void
  readonly onCompare: () => void
}

/** The prose of a lesson, its checklist, and the help there is. */
export function LessonText({ content, notice, onShow, onCompare }: LessonTextProps) {
  const { entry, project, checked, checking, check, discarded, undo, replaceBy, hints } = useLesson()
  const place = findLesson(entry?.path ?? '')
  const article = useRef<HTMLElement>(null)
  useEffect(() => article.current?.focus({ preventScroll: true }), [])
  useLessonKeys(check)
  if (!entry || !place || !project) return null
  const { Prose, lesson } = content
  const done = checked !== undefined && passed(checked.judgements)
  return (
    <div className="lesson-text">
      <article className="prose scroll" ref={article} tabIndex={-1} aria-labelledby="lesson-title">
        <p className="prose-chapter">
          {place.chapter.title} · {place.number} of {place.chapter.lessons.length}
        </p>
        <h1 id="lesson-title">{entry.title}</h1>
        <Prose components={proseTags} />
        <div className="print-only">
          {Object.entries(project.files).map(([path, file]) => (
            <section key={path}>
              <h2 className="mono">{path}</h2>
              <pre>{textIn(file) ?? ''}</pre>
            </section>
          ))}
        </div>
      </article>
      <section className="lesson-checks" aria-label="Checks and help">
        <Checklist lesson={lesson} checked={checked} checking={checking} stale={checked?.project !== project} onShow={onShow} />
        {hints > 0 && (
          <ol className="hints" aria-label="Hints" aria-live="polite">
            {lesson.hints.slice(0, hints).map((hint) => (
              <li key={hint}>{hint}</li>
            ))}
          </ol>
        )}
        {notice && (
          <p className="lesson-notice" role="alert">
            {notice}
          </p>
        )}
        {discarded && (
          <p className="lesson-notice" role="status">
            {discarded.by === 'start' ? 'The lesson begins anew.' : 'This is the solution.'}{' '}
            <button type="button" className="link" onClick={undo}>
              Undo: bring my version back
            </button>
          </p>
        )}
        <p className="visually-hidden" role="status">
          {done ? 'Every check passed.' : checked ? 'Some checks failed.' : ''}
        </p>
        <div className="lesson-buttons">
          <Button onClick={check} aria-disabled={checking || undefined} title="Ctrl or ⌘ + Shift + Enter">
            <CheckCheck size={15} aria-hidden="true" /> Check
          </Button>
          <Hint count={lesson.hints.length} />
          <IconButton label="Compare with a solution" icon={<Columns2 size={16} />} onClick={onCompare} />
          <IconButton label="Begin the lesson anew" icon={<RotateCcw size={15} />} onClick={() => replaceBy('start')} />
          <NextLink done={done} path={entry.path} />
        </div>
      </section>
    </div>
  )
}

function Hint({ count }: { readonly count: number }) {
  const { hints, hint } = useLesson()
  if (count === 0) return null
  return (
    <Button look="ghost" onClick={hint} disabled={hints >= count}>
      <Lightbulb size={15} aria-hidden="true" /> Hint <small>{`${Math.min(hints + 1, count)} of ${count}`}</small>
    </Button>
  )
}

function NextLink({ done, path }: { readonly done: boolean; readonly path: string }) {
  const next = findLesson(path)?.next
  return (
    <Link href={next ? `/learn/${next.path}` : '/learn/certificate'} className="button lesson-next" data-look={done ? 'primary' : 'plain'}>
      {next ? 'Next' : 'Certificate'} <ArrowRight size={15} aria-hidden="true" />
    </Link>
  )
}

/** Check with Ctrl+Shift+Enter; walk the course with Alt+PageDown and Alt+PageUp. */
function useLessonKeys(check: () => void): void {
  const [, navigate] = useLocation()
  const path = useLesson(({ entry }) => entry?.path ?? '')
  useEffect(() => {
    const to = (which: 'next' | 'previous') => (event: KeyboardEvent) => {
      const target = findLesson(path)?.[which]
      event.preventDefault()
      if (target) navigate(`/learn/${target.path}`)
    }
    return tinykeys(window, {
      '$mod+Shift+Enter': (event: KeyboardEvent) => {
        event.preventDefault()
        check()
      },
      'Alt+PageDown': to('next'),
      'Alt+PageUp': to('previous'),
    })
  }, [check, navigate, path])
}

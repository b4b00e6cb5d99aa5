import { Award, Check, Download } from 'lucide-react'
import { Link } from 'wouter'
import { course, findLesson, lessonCount } from '#lessons/catalog.ts'
import type { LessonEntry } from '#lessons/course.ts'
import { Button } from '#ui/button.tsx'
import { Header } from '../shell/header.tsx'
import { saveFile } from '../shell/save-file.ts'
import { LessonWays } from './lesson-ways.tsx'
import { progressText, useProgress } from './progress.ts'
import './map-page.css'

/** Every chapter and lesson, and which of them are done. */
export function MapPage() {
  const { done, last } = useProgress()
  const count = Object.keys(done).filter((path) => findLesson(path)).length
  const on = findLesson(last ?? '')?.entry ?? course[0]?.lessons[0]
  return (
    <div className="map">
      <Header here="learn">
        <LessonWays path={on?.path ?? ''} />
      </Header>
      <main>
        <div className="map-head">
          <h1>Run any language on Lambda, by doing it</h1>
          <p>
            From an empty file to a correct runtime, a C++ function, a layer and a deployed zip. Every lesson runs your own code, here in
            your browser, and checks what it really did.
          </p>
          <p className="map-ways">
            {on && (
              <Link href={`/learn/${on.path}`} className="button" data-look="primary">
                {count === 0 ? 'Begin' : 'Go on'}: {on.title}
              </Link>
            )}
            <Link href="/learn/certificate" className="button" data-look="plain">
              <Award size={15} aria-hidden="true" /> Certificate
            </Link>
            <Button onClick={() => saveFile('course-progress.json', progressText(), 'application/json')}>
              <Download size={15} aria-hidden="true" /> Save my progress
            </Button>
            <span>
              {count} of {lessonCount} lessons done
            </span>
          </p>
        </div>
        <ol className="chapters">
          {course.map(({ id, title, says, lessons }, index) => (
            <li key={id} className="chapter">
              <h2>
                <span aria-hidden="true">{index + 1}</span> {title}
              </h2>
              <p>{says}</p>
              <ol>
                {lessons.map((lesson) => (
                  <LessonLink key={lesson.path} lesson={lesson} done={done[lesson.path] !== undefined} here={lesson.path === last} />
                ))}
              </ol>
            </li>
          ))}
        </ol>
      </main>
    </div>
  )
}

function LessonLink({ lesson, done, here }: { readonly lesson: LessonEntry; readonly done: boolean; readonly here: boolean }) {
  return (
    <li data-done={done || undefined} data-here={here || undefined}>
      <Link href={`/learn/${lesson.path}`}>
        <span className="map-mark">
          {done && <Check size={12} strokeWidth={3} aria-hidden="true" />}
          <span className="visually-hidden">{done ? 'Done: ' : 'To do: '}</span>
        </span>
        {lesson.title}
      </Link>
    </li>
  )
}

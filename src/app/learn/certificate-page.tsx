import { Download, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { course, findLesson, lessonCount } from '#lessons/catalog.ts'
import type { Project } from '#project/project.ts'
import { defaultProject } from '#project/templates.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Header } from '../shell/header.tsx'
import { saveFile } from '../shell/save-file.ts'
import { getDraft } from '../workspace/drafts.ts'
import { LessonWays } from './lesson-ways.tsx'
import { progressText, useProgress } from './progress.ts'
import { RuntimeReport } from './report-page.tsx'
import './certificate.css'

/** The lesson in which the person's runtime becomes whole: its code is what the report is about. */
const ownRuntime = 'loop/complete'

/** What was learnt, and what the person's own runtime does: printed, it is a certificate. */
export function CertificatePage() {
  const { done, name, callMe } = useProgress()
  const [project, setProject] = useState<Project>()
  const count = Object.keys(done).filter((path) => findLesson(path)).length
  const latest = Object.values(done).sort().at(-1)
  useEffect(() => {
    document.title = 'Certificate · Lambda custom runtimes'
    getDraft(`lesson/${ownRuntime}`).then(
      (draft) => setProject(draft?.ok ? draft.project : defaultProject),
      () => setProject(defaultProject),
    )
  }, [])
  return (
    <div className="certificate-page">
      <Header here="learn">
        <LessonWays path={course[0]?.lessons[0]?.path ?? ''} />
      </Header>
      <main>
        <article className="certificate">
          <p className="certificate-kind">Certificate</p>
          <h1>Custom runtimes on AWS Lambda</h1>
          <p className="certificate-name">{name || 'Your name'}</p>
          <p>
            did <b>{count}</b> of <b>{lessonCount}</b> lessons{latest && `, the latest on ${latest.slice(0, 10)}`}. Every one was checked by
            running the code.
          </p>
          <ul className="certificate-chapters">
            {course.map(({ id, title, lessons }) => {
              const here = lessons.filter(({ path }) => done[path]).length
              return (
                <li key={id} data-done={here === lessons.length || undefined}>
                  <span>{title}</span>
                  <progress value={here} max={lessons.length} aria-label={`${title}: ${here} of ${lessons.length}`} />
                  <small>
                    {here}/{lessons.length}
                  </small>
                </li>
              )
            })}
          </ul>
        </article>
        <div className="certificate-tools">
          <Field label="Name on the certificate" value={name} autoComplete="name" onChange={(event) => callMe(event.target.value)} />
          <Button onClick={() => print()}>
            <Printer size={15} aria-hidden="true" /> Print
          </Button>
          <Button onClick={() => saveFile('course-progress.json', progressText(), 'application/json')}>
            <Download size={15} aria-hidden="true" /> Save as a file
          </Button>
        </div>
        <section aria-labelledby="own-report">
          <h2 id="own-report">The report on {project === defaultProject ? 'a runtime that holds' : 'your own runtime'}</h2>
          <p>
            {project === defaultProject ? 'You have not written your own yet: ' : 'It is the code of your lesson '}
            <Link href={`/learn/${ownRuntime}`}>{findLesson(ownRuntime)?.entry.title ?? 'The whole loop'}</Link>.
          </p>
          {project && <RuntimeReport project={project} />}
        </section>
      </main>
    </div>
  )
}

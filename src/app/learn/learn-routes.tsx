import { lazy } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { course, findLesson } from '#lessons/catalog.ts'
import { NotFound } from '../shell/not-found.tsx'
import { LessonPage } from './lesson-page.tsx'
import { useProgress } from './progress.ts'

const MapPage = lazy(async () => ({ default: (await import('./map-page.tsx')).MapPage }))
const CertificatePage = lazy(async () => ({ default: (await import('./certificate-page.tsx')).CertificatePage }))

/** Everything below `/learn`: the map, the certificate, and each lesson under its own address. */
export function LearnRoutes() {
  return (
    <Switch>
      <Route path="/learn">
        <Welcome />
      </Route>
      <Route path="/learn/certificate">
        <CertificatePage />
      </Route>
      <Route path="/learn/:chapter/:lesson">
        {({ chapter, lesson }) =>
          findLesson(`${chapter}/${lesson}`) ? <LessonPage key={`${chapter}/${lesson}`} path={`${chapter}/${lesson}`} /> : <NotFound />
        }
      </Route>
      <Route path="/learn/:chapter">{({ chapter }) => <FirstOf chapter={chapter} />}</Route>
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}

/** Who is new begins at once; who has been here sees the map. */
function Welcome() {
  const { last } = useProgress()
  const first = course[0]?.lessons[0]
  return last === undefined && first ? <Redirect to={`/learn/${first.path}`} replace /> : <MapPage />
}

function FirstOf({ chapter }: { readonly chapter: string }) {
  const first = course.find(({ id }) => id === chapter)?.lessons[0]
  return first ? <Redirect to={`/learn/${first.path}`} replace /> : <NotFound />
}

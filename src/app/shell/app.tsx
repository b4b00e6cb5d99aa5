import { lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { ErrorBoundary } from './error-boundary.tsx'
import { NotFound } from './not-found.tsx'
import { basePath } from './places.ts'

const DemoPage = lazy(async () => ({ default: (await import('../demo/demo-page.tsx')).DemoPage }))
const PlayPage = lazy(async () => ({ default: (await import('../play/play-page.tsx')).PlayPage }))
const LearnRoutes = lazy(async () => ({ default: (await import('../learn/learn-routes.tsx')).LearnRoutes }))
const ReportPage = lazy(async () => ({ default: (await import('../learn/report-page.tsx')).ReportPage }))
const PiPage = lazy(async () => ({ default: (await import('../pi/pi-page.tsx')).PiPage }))
const TracePage = lazy(async () => ({ default: (await import('../saved/trace-page.tsx')).TracePage }))

const ComparePage = lazy(async () => ({ default: (await import('../compare/compare-page.tsx')).ComparePage }))

/** Every page of the app. All addresses are below the path of the document's base. */
export function App() {
  return (
    <ErrorBoundary>
      <Router base={basePath}>
        <Suspense fallback={<p className="visually-hidden">Loading</p>}>
          <Switch>
            <Route path="/">
              <DemoPage />
            </Route>
            <Route path="/play/:template?">
              {({ template }) => <PlayPage template={template ?? 'default'} key={template ?? 'default'} />}
            </Route>
            <Route path="/learn/*?">
              <LearnRoutes />
            </Route>
            <Route path="/report/:name?">{({ name }) => <ReportPage name={name ?? 'default'} />}</Route>
            <Route path="/pi">
              <PiPage />
            </Route>
            <Route path="/trace">
              <TracePage />
            </Route>
            <Route path="/compare">
              <ComparePage />
            </Route>
            <Route>
              <NotFound />
            </Route>
          </Switch>
        </Suspense>
      </Router>
    </ErrorBoundary>
  )
}

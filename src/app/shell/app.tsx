import { lazy, Suspense } from 'react'
import { Route, Router, Switch } from 'wouter'
import { DemoPage } from '../demo/demo-page.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { NotFound } from './not-found.tsx'
import { basePath } from './places.ts'

const PlayPage = lazy(async () => ({ default: (await import('../play/play-page.tsx')).PlayPage }))
const PiPage = lazy(async () => ({ default: (await import('../pi/pi-page.tsx')).PiPage }))
const TracePage = lazy(async () => ({ default: (await import('../saved/trace-page.tsx')).TracePage }))

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
            <Route path="/pi">
              <PiPage />
            </Route>
            <Route path="/trace">
              <TracePage />
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

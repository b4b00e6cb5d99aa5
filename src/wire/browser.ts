import { getResponse, type HttpHandler, http } from 'msw'
import { setupWorker } from 'msw/browser'
import { runtimeApiOrigin } from './addresses.ts'
import { serviceWorkerScript } from './browser-script.ts'
import { callerHeaders } from './handlers.ts'

const sessions = new Map<string, readonly HttpHandler[]>()

/** Each call finds the run it belongs to; one that belongs to none has nobody to answer it. */
const dispatcher = http.all(`${runtimeApiOrigin}/*`, async ({ request }) => {
  const handlers = sessions.get(request.headers.get(callerHeaders.session) ?? '')
  return (handlers && (await getResponse([...handlers], request))) ?? Response.error()
})

let started: Promise<boolean> | undefined

/** Starts MSW's service worker, once. False when this page cannot have one: then calls stay in process. */
export function startServiceWorker(): Promise<boolean> {
  started ??= start()
  return started
}

async function start(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    const url = serviceWorkerScript()
    if (!(await isControlled(url))) return false
    await setupWorker(dispatcher).start({ serviceWorker: { url }, quiet: true, onUnhandledFrame: 'bypass' })
    return navigator.serviceWorker.controller !== null
  } catch {
    // Private modes and some hosts refuse service workers; the direct path does not need one.
    return false
  }
}

/**
 * Registers the worker and tells whether it controls this page. A page that was reloaded past its worker (Shift+reload) is not
 * controlled until its next load; MSW would reload it now, and a run that a visitor has just begun would be lost.
 */
async function isControlled(url: string): Promise<boolean> {
  await navigator.serviceWorker.register(url)
  const { active } = await navigator.serviceWorker.ready
  // It takes over the pages that are open while it is being activated.
  while (active?.state === 'activating') await new Promise((changed) => active.addEventListener('statechange', changed, { once: true }))
  return navigator.serviceWorker.controller !== null
}

/** Serves a run's handlers to requests that carry its session id. Returns how to stop. */
export function serveSession(sessionId: string, handlers: readonly HttpHandler[]): () => void {
  sessions.set(sessionId, handlers)
  return () => void sessions.delete(sessionId)
}

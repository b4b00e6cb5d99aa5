/* The one service worker of the page. It comes first: what it answers, MSW's script below does not see. */
const version = '__VERSION__'
const files = ['__FILES__']
const prefix = 'page-'
const home = new URL('./', location.href)

// MSW's script would take the worker away with the last page, and with it the page's files.
self.registration.unregister = async () => false

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keepFiles())
})

/** Files that cannot be had now are fetched when they are asked for. */
async function keepFiles() {
  const cache = await caches.open(prefix + version)
  await Promise.allSettled(files.map((file) => cache.add(new Request(new URL(file, home), { cache: 'reload' }))))
}

self.addEventListener('activate', (event) => {
  event.waitUntil(forget())
})

/** The version before stays: pages that are still open may ask for its files. */
async function forget() {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== prefix + version)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== home.origin || !pathname.startsWith(home.pathname)) return
  event.stopImmediatePropagation()
  event.respondWith(request.mode === 'navigate' ? openPage(request, pathname) : fileOf(request))
})

/** Pages come from the network, and from what was kept when there is none. */
async function openPage(request, pathname) {
  try {
    return await fetch(request)
  } catch {
    const path = pathname.slice(home.pathname.length)
    for (const file of pagesFor(path)) {
      const kept = await caches.match(new URL(file, home), { ignoreVary: true })
      if (kept) return kept
    }
    return Response.error()
  }
}

/** A page that is not kept by its own name is the app all the same: `404.html` finds it from anywhere. */
function pagesFor(path) {
  if (path === '' || path === 'index.html') return ['index.html']
  const own = path.endsWith('/') ? [`${path}index.html`] : [`${path}.html`, path]
  return [...own, '404.html']
}

/** Files have their version in their name: what was kept is right. Large ones are kept when they are first asked for. */
async function fileOf(request) {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && new URL(request.url).pathname.startsWith(`${home.pathname}assets/`)) {
    const cache = await caches.open(prefix + version)
    await cache.put(request, response.clone()).catch(() => {})
  }
  return response
}

importScripts('./mockServiceWorker.js')

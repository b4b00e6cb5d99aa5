import { toolchain } from 'virtual:cpp-toolchain'

const cacheName = 'cpp-toolchain'

/** How much of the toolchain is here, in bytes as they travel. */
export const totalBytes = Object.values(toolchain).reduce((sum, { bytes }) => sum + bytes, 0)
let doneBytes = 0

/** One file of the toolchain, unpacked as it comes. It stays in the browser's cache until the toolchain changes. */
export async function download(name: string, tell: (doneBytes: number) => void): Promise<Response> {
  const { url } = toolchain[name] ?? {}
  if (!url) throw new Error(`Failed to fetch the compiler: it has no file ${name}`)
  const response = await fromCache(url)
  if (!response.ok || !response.body) throw new Error(`Failed to fetch the compiler: ${name} gave status ${response.status}`)
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      doneBytes += chunk.length
      tell(doneBytes)
      controller.enqueue(chunk)
    },
  })
  const unpacked = response.body.pipeThrough(counted).pipeThrough(new DecompressionStream('gzip'))
  const type = name.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream'
  return new Response(unpacked, { headers: { 'content-type': type } })
}

const realFetch = globalThis.fetch

/** Browsers keep no large files among those that they remember by themselves; what is asked of them expressly they do. */
async function fromCache(url: string): Promise<Response> {
  const address = new URL(url, import.meta.url).href
  try {
    const cache = await caches.open(cacheName)
    const kept = await cache.match(address)
    if (kept) return kept
    const response = await realFetch(address)
    if (response.ok) cache.put(address, response.clone()).catch(() => {})
    return response
  } catch (error) {
    // Without a right to storage the files are fetched each time.
    if (error instanceof DOMException) return realFetch(address)
    throw error
  }
}

/** Forgets files of earlier toolchains. */
export async function tidyCache(): Promise<void> {
  const known = new Set(Object.values(toolchain).map(({ url }) => new URL(url, import.meta.url).href))
  const cache = await caches.open(cacheName)
  for (const { url } of await cache.keys()) if (!known.has(url)) await cache.delete(url)
}

/** The compiler's package asks `fetch` for its files, at an address where nothing is: it gets them from here. */
export function servePackage(tell: (doneBytes: number) => void): void {
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    return url.host === 'toolchain.invalid' ? download(url.pathname.slice(1), tell) : realFetch(input, init)
  }
}

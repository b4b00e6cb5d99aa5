/** MSW looks for a place to keep cookies in, and a worker has none. No cookie is used here, so an empty one will do. */
const empty = { getItem: () => null, setItem: () => {}, removeItem: () => {} }

if (!('localStorage' in globalThis)) Object.defineProperty(globalThis, 'localStorage', { value: empty })

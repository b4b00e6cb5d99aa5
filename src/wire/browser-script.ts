/** Address of the one service worker: the built page has its own, with MSW's script in it; the development server only MSW's. */
export const serviceWorkerScript = (): string => new URL(import.meta.env.PROD ? 'sw.js' : 'mockServiceWorker.js', document.baseURI).pathname

import { serviceWorkerScript } from '#wire/browser-script.ts'

/** Lets the service worker keep the page's files once the page has come to rest, so that it opens without a network the next time. */
export function keepForOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () => navigator.serviceWorker.register(serviceWorkerScript()).catch(() => {})
  addEventListener('load', () => setTimeout(register, 1000), { once: true })
}

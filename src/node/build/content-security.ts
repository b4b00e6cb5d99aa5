import type { Plugin } from 'vite'

/**
 * What the page may load and whom it may ask: its own files, and servers on this machine (the Runtime API, and `--inspect`). Styles may stand in
 * the page because the editor writes them there; scripts may not. WebAssembly may be compiled: π, C++;
 * its smallest files stand in the code, as `data:`.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "connect-src 'self' data: blob: http://127.0.0.1:* http://localhost:*",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ')

/** Puts the policy into the built page, for hosts that set no headers. */
export function contentSecurity(): Plugin {
  return {
    name: 'content-security',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy }, injectTo: 'head-prepend' },
    ],
  }
}

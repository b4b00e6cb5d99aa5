import { init } from 'gmp-wasm'

/** The textbook program of the bench on gmp-wasm, as a page would run it. For comparison only: no page loads it. */

declare const self: DedicatedWorkerGlobalScope
const { binding: gmp } = await init()
type Mpz = ReturnType<typeof gmp.mpz_t>

function fresh(): Mpz {
  const x = gmp.mpz_t()
  gmp.mpz_init(x)
  return x
}

function free(...numbers: readonly Mpz[]): void {
  for (const x of numbers) {
    gmp.mpz_clear(x)
    gmp.mpz_t_free(x)
  }
}

/** The binding takes factors of 32 bits: 640320³/24 = 640320·53360·320160. */
function term(a: number, P: Mpz, Q: Mpz, T: Mpz): void {
  gmp.mpz_set_ui(P, 1)
  gmp.mpz_set_ui(Q, 1)
  if (a > 0) {
    for (const factor of [6 * a - 5, 2 * a - 1, 6 * a - 1]) gmp.mpz_mul_ui(P, P, factor)
    for (const factor of [a, a, a, 640320, 53360, 320160]) gmp.mpz_mul_ui(Q, Q, factor)
  }
  gmp.mpz_mul_ui(T, P, 545140134)
  gmp.mpz_mul_ui(T, T, a)
  gmp.mpz_addmul_ui(T, P, 13591409)
  if (a % 2 === 1) gmp.mpz_neg(T, T)
}

function split(a: number, b: number, P: Mpz, Q: Mpz, T: Mpz, needP: boolean): void {
  if (b - a === 1) {
    term(a, P, Q, T)
    return
  }
  const m = (a + b) >>> 1
  const [p, q, t] = [fresh(), fresh(), fresh()]
  split(a, m, P, Q, T, true)
  split(m, b, p, q, t, needP)
  gmp.mpz_mul(T, T, q)
  gmp.mpz_mul(t, t, P)
  gmp.mpz_add(T, T, t)
  gmp.mpz_mul(Q, Q, q)
  if (needP) gmp.mpz_mul(P, P, p)
  free(p, q, t)
}

function pi(n: number): string {
  const [P, Q, T, root] = [fresh(), fresh(), fresh(), fresh()]
  split(0, Math.floor(n / 14.181647462725477) + 2, P, Q, T, false)
  gmp.mpz_ui_pow_ui(root, 10, 2 * (n + 10))
  gmp.mpz_mul_ui(root, root, 10005)
  gmp.mpz_sqrt(root, root)
  gmp.mpz_mul_ui(Q, Q, 426880)
  gmp.mpz_mul(root, root, Q)
  gmp.mpz_tdiv_q(root, root, T)
  const digits = gmp.mpz_to_string(root, 10).slice(0, n)
  free(P, Q, T, root)
  return digits
}

self.onmessage = ({ data: { digits, times } }: MessageEvent<{ readonly digits: number; readonly times: number }>) => {
  const start = performance.now()
  for (let time = 1; time < times; time += 1) pi(digits)
  const text = pi(digits)
  self.postMessage({ milliseconds: (performance.now() - start) / times, text })
}
self.postMessage('ready')

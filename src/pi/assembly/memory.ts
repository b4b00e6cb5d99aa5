/** The engine's memory: a stack that only grows and is cut back. */

// @ts-ignore: an import of the host; it throws and never returns.
@external('env', 'outOfMemory')
declare function outOfMemory(bytes: f64): void

const floor: usize = (__heap_base + 63) & ~63
let top: usize = floor
let highest: usize = floor

/** Room for `bytes` bytes, aligned to 64. When the 4 GiB of wasm32 (or the browser's own limit) are used up, the host is told and throws. */
export function alloc(bytes: usize): usize {
  const at = top
  const end: u64 = (<u64>at + <u64>bytes + 63) & ~(<u64>63)
  const have: u64 = <u64>memory.size() << 16
  if (end > have) {
    const pages: u64 = (end - have + 65535) >> 16
    if (end > 0xffff0000 || memory.grow(<i32>pages) < 0) {
      outOfMemory(<f64>end)
      unreachable()
    }
  }
  top = <usize>end
  if (top > highest) highest = top
  return at
}

/** Room for `n` limbs of 64 bits. */
// @ts-ignore: decorator
@inline
export function limbs(n: i32): usize {
  return alloc(<usize>n << 3)
}

export function mark(): usize {
  return top
}

/** Gives back everything that was allocated since `mark`. */
export function release(to: usize): void {
  top = to
}

/** Gives back everything since `mark`, or everything for 0, and forgets how much was ever used. */
export function releaseAll(to: usize): void {
  top = max(to, floor)
  highest = top
}

/** The most bytes that were ever in use. */
export function peak(): u32 {
  return <u32>highest
}

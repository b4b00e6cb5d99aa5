import { type Bytes, joined } from '#base/bytes.ts'

/** A body that is sent while it is being written: one side puts pieces in, the other takes them out. */
export interface Upload {
  readonly pieces: ReadableStream<Bytes>
  /** Nothing happens after the end. */
  readonly put: (piece: Bytes) => void
  readonly end: () => void
  /** The writer is gone before the end: whoever reads gets `reason`. */
  readonly cut: (reason: unknown) => void
}

export function openUpload(): Upload {
  let controller: ReadableStreamDefaultController<Bytes> | undefined
  const pieces = new ReadableStream<Bytes>({
    start: (given) => {
      controller = given
    },
    cancel: () => {
      controller = undefined
    },
  })
  const last = (how: (open: ReadableStreamDefaultController<Bytes>) => void) => {
    const open = controller
    controller = undefined
    if (open) how(open)
  }
  return {
    pieces,
    put: (piece) => controller?.enqueue(piece),
    end: () => last((open) => open.close()),
    cut: (reason) => last((open) => open.error(reason)),
  }
}

/** Piece by piece, until the end. Rejects when the writer was cut off, or when `take` does. */
export async function eachPiece(pieces: ReadableStream<Bytes>, take: (piece: Bytes) => void): Promise<void> {
  const reader = pieces.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) take(read.value)
}

/** All of it, for a network that takes bodies whole. */
export async function wholeUpload(pieces: ReadableStream<Bytes>): Promise<Bytes> {
  const all: Bytes[] = []
  await eachPiece(pieces, (piece) => all.push(piece))
  return joined(all)
}

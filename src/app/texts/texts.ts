/** The page's words in English: one typed catalogue, ready to be said in another language. Names that AWS gave are not translated. */
export const text = {
  transport: {
    phase: 'Phase',
    message: 'Message',
    line: 'Line',
    grain: 'Step by',
    speed: 'Pace',
    realTime: 'real',
    first: 'First step (Home)',
    back: 'Step back (←)',
    play: 'Play (K)',
    pause: 'Stop playing (K)',
    forward: 'Step forward (→)',
    last: 'Last step (End)',
    into: 'Step into: the next statement (I)',
    over: 'Step over: the next statement at this depth (O, F10)',
    out: 'Step out of the function (U)',
    toNow: 'In the past. Back to now',
    nothing: 'Nothing has happened yet.',
  },
} as const

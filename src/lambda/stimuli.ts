import type { Bytes } from '#base/bytes.ts'

/** What happens to a function from outside. */
export type Stimulus =
  | {
      readonly do: 'invoke'
      readonly event: string | Bytes
      /** The next stimulus comes at once, while this event is still under way. Otherwise it comes when every environment is idle again. */
      readonly overlapping?: true
    }
  /** Simulated milliseconds go by. */
  | { readonly do: 'wait'; readonly ms: number }
  /** An environment is started ahead of any event. */
  | { readonly do: 'provision' }
  /** Every environment ends: the next event is cold. */
  | { readonly do: 'stop' }

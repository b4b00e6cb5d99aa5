declare const tag: unique symbol

/** A primitive that remembers what it measures or names. */
export type Brand<T, Name extends string> = T & { readonly [tag]: Name }

/** Milliseconds, fractions allowed. */
export type Millis = Brand<number, 'Millis'>
export const ms = (n: number) => n as Millis

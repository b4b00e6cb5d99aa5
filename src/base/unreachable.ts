/** The last arm of every switch over a union: a new member that nobody handles stops the build. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}

/** Where the service looks for a custom runtime's program, in this order (developer guide, "Building a custom runtime"). */
export const bootstrapPaths = ['/var/task/bootstrap', '/opt/bootstrap'] as const

/** The first bootstrap that exists, or the service's words when there is none. Paths are absolute. */
export function findBootstrap(exists: (path: string) => boolean): { readonly path: string } | { readonly entrypoint: string } {
  const path = bootstrapPaths.find(exists)
  return path === undefined ? { entrypoint: `Couldn't find valid bootstrap(s): [${bootstrapPaths.join(' ')}]` } : { path }
}

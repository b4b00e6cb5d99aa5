/** Environments this simulation keeps at once. Ours, not AWS's: an account has 1,000. */
export const defaultConcurrency = 4

/** Largest buffered response a runtime may post, bytes: 6 MiB + 100 (recorded; Lambda quotas, "Invocation payload"). */
export const responseLimitBytes = 6_291_556

/** Largest streamed response, bytes: 200 MB (Lambda quotas; response streaming. 20 MB until July 2025). */
export const streamLimitBytes = 209_715_200

/** A streamed response flows freely up to here, bytes, and at `streamBytesPerSecond` afterwards (developer guide, "Response streaming"). */
export const streamFreeBytes = 6_291_456
export const streamBytesPerSecond = 2_097_152

/** Largest event of a synchronous invocation, bytes: 6 MiB (Lambda quotas, "Invocation payload"). */
export const requestLimitBytes = 6_291_456

/** Time an on-demand init may take before it is run again inside the first invocation (developer guide, "Lambda execution environment lifecycle"). */
export const initLimitMs = 10_000

/** Function timeout, seconds (Lambda quotas, "Function timeout"). */
export const timeoutSeconds = { min: 1, max: 900 } as const

/** Memory, MB (Lambda quotas, "Function memory allocation"). */
export const memoryMegabytes = { min: 128, max: 10_240 } as const

/** Total size of a function's own environment variables, bytes (Lambda quotas). */
export const variablesLimitBytes = 4096

/** Largest function once unzipped, layers included, bytes: 250 MB (Lambda quotas, "Deployment package size"). */
export const unzippedLimitBytes = 262_144_000

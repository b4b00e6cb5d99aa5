/** Environments this simulation keeps at once. Ours, not AWS's: an account has 1,000. */
export const defaultConcurrency = 16

/** How long an environment is kept without an event here, ms. Ours: AWS keeps one for minutes to hours and does not say how long (*modelled*). */
export const defaultIdleMs = 600_000

/** Largest buffered response a runtime may post, bytes: 6 MiB + 100 (recorded; Lambda quotas, "Invocation payload"). */
export const responseLimitBytes = 6_291_556

/** Largest streamed response, bytes: 200 MB (Lambda quotas; response streaming. 20 MB until July 2025). */
export const streamLimitBytes = 209_715_200

/** A streamed response flows freely up to here, bytes, and at `streamBytesPerSecond` afterwards (developer guide, "Response streaming"). */
export const streamFreeBytes = 6_291_456
export const streamBytesPerSecond = 2_097_152

/** Largest event of a synchronous invocation, bytes: 6 MiB (Lambda quotas, "Invocation payload"). */
export const requestLimitBytes = 6_291_456

/** Largest event of an asynchronous invocation, bytes: 1 MB (Lambda quotas; 256 KB until October 2025). */
export const asynchronousLimitBytes = 1_048_576

/** What holds for asynchronous events unless it is set (developer guide, "Asynchronous invocation"). */
export const asynchronousDefaults = { maxRetries: 2, maxAgeMs: 6 * 3_600_000 } as const

/** Waits before the second and the third attempt of an asynchronous event that failed, ms (the same page). */
export const retryWaitsMs: readonly number[] = [60_000, 120_000]

/** Waits of an asynchronous event that was throttled, ms: from a second to five minutes (the same page; that they double is *modelled*). */
export const throttleWaitsMs: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 300].map((seconds) => seconds * 1000)

/** Largest client context, bytes of base64 (API reference, Invoke). */
export const clientContextLimitBytes = 3583

/** How much of the log comes with an answer, bytes (API reference, Invoke, LogResult). */
export const logTailBytes = 4096

/** Time an on-demand init may take before it is run again inside the first invocation (developer guide, "Lambda execution environment lifecycle"). */
export const initLimitMs = 10_000

/** The same for environments that are not started by an event: this, or the function's timeout if that is longer. */
export const provisionedInitLimitMs = 130_000

/** Extensions of one environment (developer guide, "Lambda Extensions API"). */
export const extensionLimit = 10

/** How long a shutdown may take, ms: with internal extensions alone, and with external ones (developer guide, "Lambda execution environment lifecycle"). */
export const shutdownMs = { internal: 500, external: 2000 } as const

/** Function timeout, seconds (Lambda quotas, "Function timeout"). */
export const timeoutSeconds = { min: 1, max: 900 } as const

/** Memory, MB (Lambda quotas, "Function memory allocation"). */
export const memoryMegabytes = { min: 128, max: 10_240 } as const

/** Ephemeral storage: the size of `/tmp`, MB, and what it is unless set (Lambda quotas, "/tmp directory storage"). */
export const temporaryMegabytes = { min: 512, max: 10_240 } as const

/** Total size of a function's own environment variables, bytes (Lambda quotas). */
export const variablesLimitBytes = 4096

/** Largest function once unzipped, layers included, bytes: 250 MB (Lambda quotas, "Deployment package size"). */
export const unzippedLimitBytes = 262_144_000

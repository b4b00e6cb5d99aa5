/** AWS's published prices for x86 functions in us-east-1 (AWS Lambda pricing): US dollars for a GB-second and for a request. */
export const dollarsPerGbSecond = 0.0000166667
export const dollarsPerRequest = 0.0000002

/** Memory in MB at which a function has one vCPU (developer guide, "Configure Lambda function memory"); below, it has the same part of one. */
export const megabytesPerVcpu = 1769

/** What an invocation would take and cost: modelled by AWS's published numbers, not measured. */
export interface ModelledRun {
  /** vCPUs that one thread can use: at most one. */
  readonly cpuShare: number
  readonly milliseconds: number
  readonly dollars: number
}

/** An invocation of one thread that needs so many milliseconds of a whole vCPU, with so many MB. Duration is billed by whole milliseconds. */
export function modelledRun(megabytes: number, vcpuMilliseconds: number): ModelledRun {
  const cpuShare = Math.min(1, megabytes / megabytesPerVcpu)
  const milliseconds = vcpuMilliseconds / cpuShare
  const gbSeconds = (megabytes / 1024) * (Math.max(1, Math.ceil(milliseconds)) / 1000)
  return { cpuShare, milliseconds, dollars: gbSeconds * dollarsPerGbSecond + dollarsPerRequest }
}

import os from 'node:os'
import { commands } from '#shell/commands/catalog.ts'
import { byteString } from '#shell/expand/text.ts'
import type { Command } from '#shell/process/command.ts'
import { namedPipeEnd, PipeBuffer } from '#shell/process/description.ts'
import type { Host } from '#shell/process/kernel.ts'
import { RealFiles } from './real-files.ts'
import { utility, utilityNames } from './utilities.ts'

const binaryDirectory = /^\/(usr\/)?(local\/)?s?bin\/([^/]+)$/

/** The real machine: its files, its clock; of its programs only ours. */
export function realHost(): Host {
  const pipes = new Map<string, PipeBuffer>()
  const store = new RealFiles((path, options) => {
    const buffer = pipes.get(path)
    return buffer ? namedPipeEnd(buffer, options.read === true, options.write === true) : undefined
  })
  store.mkfifo = (path, mode) => {
    const file = store.open(path, { write: true, create: true, exclusive: true, mode })
    file.release()
    pipes.set(path, new PipeBuffer())
  }
  // The file stands for the pipe, which lives in this process.
  for (const call of ['stat', 'lstat'] as const) {
    const real = store[call].bind(store)
    store[call] = (path) => (pipes.has(path) ? { ...real(path), kind: 'pipe' } : real(path))
  }
  const unlink = store.unlink.bind(store)
  store.unlink = (path) => {
    unlink(path)
    pipes.delete(path)
  }
  const user = os.userInfo()
  return {
    clock: {
      unixMs: () => performance.timeOrigin + performance.now(),
      offsetMinutes,
      sleep: (milliseconds) => ({
        subscribe(wake) {
          const timer = setTimeout(wake, Math.max(0, Math.min(milliseconds, 2_000_000_000)))
          return () => clearTimeout(timer)
        },
      }),
    },
    random: Math.random,
    store,
    fetch: undefined,
    programAt: (path) => programAt(path),
    user: {
      uid: user.uid,
      gid: user.gid,
      groups: process.getgroups?.() ?? [user.gid],
      name: byteString(user.username),
      home: byteString(user.homedir),
      host: byteString(os.hostname()),
    },
    limits: { processes: 1024, descriptors: 1024 },
    devFd: true,
    parentPid: process.ppid,
    processorMs: () => process.cpuUsage().user / 1000,
  }
}

function programAt(path: string): Command | undefined {
  const name = binaryDirectory.exec(path)?.[3]
  if (name === undefined) return undefined
  return commands.get(name) ?? (utilityNames.has(name) ? utility(name) : undefined)
}

/** Minutes ahead of UTC in a zone, by the platform's own calendar. */
function offsetMinutes(unixMs: number, zone: string | undefined): number {
  const fixed = /^[A-Za-z<>+\-0-9]*?([A-Za-z]{3,}|<[^>]*>)([-+]?\d{1,2})(?::(\d{2}))?$/.exec(zone ?? '')
  if (fixed && !(zone ?? '').includes('/')) {
    const hours = Number(fixed[2])
    return -(hours * 60 + (hours < 0 ? -1 : 1) * Number(fixed[3] ?? 0))
  }
  if (!zone || /^(UTC|GMT|Etc\/UTC)/.test(zone)) return zone ? 0 : -new Date(unixMs).getTimezoneOffset()
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone.replace(/^:/, ''),
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }).formatToParts(unixMs)
    const get = (type: string) => Number(parts.find((part) => part.type === type)?.value)
    return Math.round((Date.UTC(get('year'), get('month') - 1, get('day'), get('hour'), get('minute'), get('second')) - unixMs) / 60_000)
  } catch {
    return 0
  }
}

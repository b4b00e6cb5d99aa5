import type { Bytes } from '#base/bytes.ts'
import { textOf } from '#base/bytes.ts'
import type { Simulation } from '#engine/simulation.ts'
import { type Call, extensionApiPaths } from '#lambda/runtime-api.ts'
import { subscriptionProblem } from '#lambda/telemetry.ts'

/** The method of each path of the Extensions and Telemetry APIs. */
export const extensionMethods: Readonly<Record<string, 'GET' | 'POST' | 'PUT'>> = {
  [extensionApiPaths.register]: 'POST',
  [extensionApiPaths.extensionNext]: 'GET',
  [extensionApiPaths.initError]: 'POST',
  [extensionApiPaths.exitError]: 'POST',
  [extensionApiPaths.telemetry]: 'PUT',
  [extensionApiPaths.logs]: 'PUT',
}

/** What an extension asks for by this request, whose path and method are among those above. */
export function extensionCall(simulation: Simulation, path: string, headers: Headers, bytes: Bytes): Call {
  const identifier = headers.get('Lambda-Extension-Identifier')
  const known = identifier === null ? {} : { identifier }
  switch (path) {
    case extensionApiPaths.register:
      return registration(simulation, headers, bytes)
    case extensionApiPaths.extensionNext:
      return { op: 'extensionNext', eventId: simulation.newIdentifier(), ...known }
    case extensionApiPaths.telemetry:
    case extensionApiPaths.logs: {
      const api = path === extensionApiPaths.logs ? 'logs' : 'telemetry'
      const wrong = subscriptionProblem(textOf(bytes))
      return { op: 'subscribe', api, body: simulation.bodies.put(bytes), ...known, ...(wrong !== undefined && { wrong }) }
    }
    default: {
      const errorType = headers.get('Lambda-Extension-Function-Error-Type')
      const during = path === extensionApiPaths.initError ? 'init' : 'exit'
      return { op: 'extensionError', during, body: simulation.bodies.put(bytes), ...known, ...(errorType !== null && { errorType }) }
    }
  }
}

function registration(simulation: Simulation, headers: Headers, bytes: Bytes): Call {
  const name = headers.get('Lambda-Extension-Name') ?? ''
  const wantsAccountId = /(^|,)\s*accountId\s*(,|$)/.test(headers.get('Lambda-Extension-Accept-Feature') ?? '')
  const events = eventsIn(textOf(bytes))
  return { op: 'register', name, wantsAccountId, identifier: simulation.newIdentifier(), ...(events && { events }) }
}

function eventsIn(body: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(body)
    const events = typeof value === 'object' && value !== null && 'events' in value ? value.events : []
    return Array.isArray(events) && events.every((event) => typeof event === 'string') ? events : undefined
  } catch {
    return undefined
  }
}

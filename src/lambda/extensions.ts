import type { Millis } from '#base/brand.ts'
import type { Environment, ExchangeId, Extension, ExtensionEventType } from './environment.ts'
import type { Fact } from './events.ts'
import { account, functionVersion } from './identifiers.ts'
import { extensionLimit } from './limits.ts'
import { handOver, initReport, readyForWork, report } from './phases.ts'
import type { Call, Reply } from './runtime-api.ts'
import { shutdownReply } from './shutdown.ts'
import { extensionsReady, type World } from './world.ts'

type CallOf<Op extends Call['op']> = Extract<Call, { op: Op }>
export type ExtensionCall = CallOf<'register' | 'extensionNext' | 'extensionError' | 'subscribe'>

const refused = (errorType: string, errorMessage: string, status: 400 | 403 = 403): Reply => ({ status, errorType, errorMessage })

/** The Extensions API and the Telemetry API: what each call gets (developer guide; texts recorded from AWS's emulator). */
export function answerExtension(
  world: World,
  environment: Environment,
  exchangeId: ExchangeId,
  call: ExtensionCall,
  now: Millis,
): readonly Fact[] {
  const { id: environmentId } = environment
  const reply = (reply: Reply): Fact => ({ type: 'api.replied', environmentId, exchangeId, reply })
  if (call.op === 'register') return register(world, environment, call, reply)
  const extension = extensionOf(environment, call.identifier)
  if ('status' in extension) return [reply(extension)]
  const identifier = extension.id
  switch (call.op) {
    case 'extensionNext':
      return extensionNext(world, environment, extension, { exchangeId, eventId: call.eventId }, now)
    case 'extensionError':
      if (call.errorType === undefined) return [reply(refused('Extension.MissingHeader', 'Lambda-Extension-Function-Error-Type not found'))]
      return [reply({ status: 202 }), { type: 'extension.failed', environmentId, identifier, errorType: call.errorType }]
    case 'subscribe':
      if (call.wrong !== undefined) return [reply(refused('ValidationError', call.wrong, 400))]
      return [
        reply({ status: 200, subscribed: true }),
        { type: 'telemetry.subscribed', environmentId, identifier, api: call.api, subscription: call.body },
      ]
  }
}

/** The extension that a call comes from, or why it is refused. */
function extensionOf({ extensions }: Environment, identifier: string | undefined): Extension | Reply {
  if (identifier === undefined || identifier === '')
    return refused('Extension.MissingExtensionIdentifier', 'Missing Lambda-Extension-Identifier header')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(identifier))
    return refused('Extension.InvalidExtensionIdentifier', 'Invalid Lambda-Extension-Identifier')
  const known = extensions.find(({ id }) => id === identifier)
  return known ?? refused('Extension.UnknownExtensionIdentifier', `Unknown extension ${identifier}`)
}

function register(world: World, environment: Environment, call: CallOf<'register'>, reply: (reply: Reply) => Fact): readonly Fact[] {
  const { config } = world
  const { id: environmentId, process } = environment
  const { name, identifier, events = [] } = call
  const kind = config.extensions?.includes(name) ? 'external' : 'internal'
  const refusal = refuseRegistration(environment, call, kind, config.mode)
  if (refusal) return [reply(refusal)]
  const { functionName, handler } = config
  const registered = { identifier, functionName, functionVersion, handler, ...(call.wantsAccountId && { accountId: account }) }
  const waitedFor = config.extensions?.filter((other) => !environment.extensions.some((extension) => extension.name === other))
  const last = waitedFor?.length === 1 && waitedFor[0] === name
  return [
    { type: 'extension.registered', environmentId, identifier, name, kind, events: events.filter(isEventType) },
    reply({ status: 200, registered }),
    ...(last ? [{ type: 'process.spawned', environmentId, process: process + 1 } as const] : []),
  ]
}

const isEventType = (event: string): event is ExtensionEventType => event === 'INVOKE' || event === 'SHUTDOWN'

function refuseRegistration(
  { extensions, phase }: Environment,
  { name, events }: CallOf<'register'>,
  kind: Extension['kind'],
  mode: World['config']['mode'],
): Reply | undefined {
  if (name === '') return refused('Extension.InvalidExtensionName', 'Empty extension name')
  if (!events) return refused('InvalidRequestFormat', 'The body is not {"events": [...]} in JSON', 400)
  if (extensions.some((extension) => extension.name === name))
    return refused('Extension.InvalidExtensionState', 'Extension with this name already registered')
  const starting = phase.name === 'initializing' || (phase.name === 'invoking' && phase.initializing)
  if (!starting) return refused('Extension.RegistrationClosed', 'Extension registration closed already')
  if (extensions.length >= extensionLimit) return refused('Extension.TooManyExtensions', `Extension limit (${extensionLimit}) reached`)
  const unknown = events.find((event) => !isEventType(event))
  if (unknown !== undefined) return refused('Extension.InvalidEventType', `${unknown}: ErrorInvalidEventType`)
  if (mode === 'managed' && events.includes('INVOKE')) return refused('Extension.InvalidEventType', 'INVOKE: ErrorInvalidEventType')
  if (kind === 'internal' && events.includes('SHUTDOWN'))
    return refused('Extension.InvalidEventType', 'SHUTDOWN: ShutdownEventNotSupportedForInternalExtension')
  return undefined
}

/** An extension asks for its next event: it is done with the last one. The runtime may have waited for that. */
function extensionNext(
  world: World,
  environment: Environment,
  extension: Extension,
  poll: NonNullable<Extension['poll']>,
  now: Millis,
): readonly Fact[] {
  const { id: environmentId, phase } = environment
  const { exchangeId, eventId } = poll
  if (phase.name === 'shuttingDown' && extension.events.includes('SHUTDOWN')) {
    const reply = shutdownReply(phase.shutdownReason, phase.deadlineMs, eventId)
    return [{ type: 'api.replied', environmentId, exchangeId, reply }]
  }
  const extensions = environment.extensions.map((other) => (other.id === extension.id ? { ...other, working: false, poll } : other))
  return [{ type: 'api.parked', environmentId, exchangeId }, ...afterExtensions(world, { ...environment, extensions }, now)]
}

/** What can go on, now that an extension is done: the end of an init, the event for an init that was run again, the end of an invocation. */
function afterExtensions(world: World, environment: Environment, now: Millis): readonly Fact[] {
  const { phase } = environment
  if (!('polls' in phase) || phase.polls.length === 0 || !extensionsReady(world.config, environment)) return []
  switch (phase.name) {
    case 'initializing':
      return [...initReport(environment, 'success', now), ...readyForWork(world, environment, phase.polls, now, phase.pending)]
    case 'invoking':
      if (!phase.initializing) return []
      return [...initReport(environment, 'success', now), ...handOver(environment, phase.polls, phase.invocation, phase.deadlineMs)]
    case 'responded':
      return [...report(world, environment, phase.status, now, phase.errorType), ...readyForWork(world, environment, phase.polls, now)]
    case 'ready':
    case 'serving':
      return []
  }
}

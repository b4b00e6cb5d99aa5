import { ms } from '#base/brand.ts'
import type { Command } from '../commands.ts'
import { decide } from '../decide.ts'
import { effectsOf } from '../effects.ts'
import type { EnvironmentId, ExchangeId } from '../environment.ts'
import { evolve } from '../evolve.ts'
import type { BodyId, Call, Reply, RequestId } from '../runtime-api.ts'
import { emptyWorld, type FunctionConfig, livingEnvironments, type World } from '../world.ts'

export const smallBody = { id: 'body' as BodyId, bytes: 2 }

/** The rules without an engine: time moves by one a command, and messages are delivered at once. */
export class Service {
  world: World
  /** Results by event: each list must end with exactly one. */
  readonly results = new Map<string, number[]>()
  readonly replies = new Map<string, Reply>()
  #at = 0
  #seq = 0

  constructor(config: FunctionConfig) {
    this.world = emptyWorld(config)
  }

  tell(command: Command): void {
    this.#at += 1
    for (const fact of decide(this.world, command, ms(this.#at))) {
      const event = { ...fact, seq: this.#seq++, at: ms(this.#at) }
      this.world = evolve(this.world, event)
      for (const effect of effectsOf(event, this.world.config)) {
        if (effect.do === 'deliver') this.tell(effect.command)
        if (effect.do === 'reply') this.replies.set(effect.exchangeId, effect.reply)
        if (effect.do === 'respond') this.results.get(effect.requestId)?.push(effect.result.statusCode)
      }
    }
  }

  invoke(name: string): void {
    this.results.set(name, [])
    const invocation = { requestId: name as RequestId, payload: smallBody, invokedFunctionArn: 'arn', traceId: 'Root=1' }
    this.tell({ type: 'invoke', invocation, payloadIsJson: true })
  }

  call(environmentId: EnvironmentId, exchange: string, call: Call): Reply | undefined {
    const exchangeId = exchange as ExchangeId
    this.tell({ type: 'call', environmentId, exchangeId, request: { method: 'GET', path: '/', headers: [] }, call })
    return this.replies.get(exchangeId)
  }
}

/** Ends everything that lives: then every event must have had exactly one result. */
export function endOf(service: Service): void {
  for (const { id } of livingEnvironments(service.world)) service.tell({ type: 'stop', environmentId: id })
  for (const [name, results] of service.results) if (results.length !== 1) throw new Error(`${name} was answered ${results.length} times`)
  if (service.world.waiting.length > 0) throw new Error(`${service.world.waiting.length} events still wait`)
}

import type { EnvironmentNow } from './model.ts'

/** One microVM: its name, what it does, and how many events it has served. */
export function EnvironmentPhases({ id, doing, served }: EnvironmentNow) {
  return (
    <li className="environment" data-doing={doing}>
      <b>{id}</b>
      <span>{words[doing]}</span>
      <small>{served === 1 ? '1 event' : `${served} events`}</small>
    </li>
  )
}

const words = { init: 'init', invoke: 'invoke', frozen: '❄ frozen', stopped: 'ended' } as const

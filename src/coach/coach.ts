import type { Evidence, Rule } from './rule.ts'
import { lifeRules } from './rules-life.ts'
import { outputRules } from './rules-output.ts'
import { protocolRules } from './rules-protocol.ts'
import { stateRules } from './rules-state.ts'

export interface Finding {
  readonly rule: Rule
  /** The events at which it shows, in order; at least one. */
  readonly seqs: readonly number[]
}

/** Every rule the coach knows. */
export const rules: readonly Rule[] = [...lifeRules, ...protocolRules, ...outputRules, ...stateRules]

/** What there is to say about a run, in the order in which it shows. */
export const findings = (evidence: Evidence): readonly Finding[] =>
  rules
    .flatMap((rule) => {
      const seqs = rule.find(evidence).map(({ seq }) => seq)
      return seqs.length > 0 ? [{ rule, seqs }] : []
    })
    .sort((a, b) => (a.seqs[0] ?? 0) - (b.seqs[0] ?? 0))

import type { Solution } from '@linx/contracts'
import type { MoveMoneyRule } from '../move-money-rule.ts'
import { ach, achRules } from './ach.ts'
import { pushToCard } from './push-to-card.ts'
import type { SolutionRow } from './solution-row.ts'
import { wire, wireRules } from './wire.ts'

/** Every solution, once. */
export const solutionTable: { readonly [solution in Solution]: SolutionRow } = { ach, wire, 'push-to-card': pushToCard }

/** Rules beside the rows of the table. */
export const solutionRules: { readonly [solution in Solution]: readonly MoveMoneyRule[] } = {
  ach: achRules,
  wire: wireRules,
  'push-to-card': [],
}

export const SOLUTIONS: readonly Solution[] = ['ach', 'wire', 'push-to-card']

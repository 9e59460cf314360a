import type { IssueCode, IssueDetail } from '../issue/index.ts'
import type { MoveMoneyFacts, MoveMoneyMember } from './move-money-facts.ts'
import type { SolutionRow } from './solutions/solution-row.ts'

/** What a rule found, before it gets the caller's path. */
export interface MoveMoneyFinding extends Omit<IssueDetail, 'path'> {
  readonly member: MoveMoneyMember
}

/** One rule of moving money. It finds nothing where a fact that it needs is not known. */
export interface MoveMoneyRule {
  readonly code: IssueCode
  find(facts: MoveMoneyFacts, row: SolutionRow): readonly MoveMoneyFinding[]
}

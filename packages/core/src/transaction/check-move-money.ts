import { createIssue, type Issue, sortIssues } from '../issue/index.ts'
import type { MoveMoneyFacts } from './move-money-facts.ts'
import type { MoveMoneyRule } from './move-money-rule.ts'
import { accountRules } from './rules/account-rules.ts'
import { limitRules } from './rules/limit-rules.ts'
import { memberRules } from './rules/member-rules.ts'
import { solutionRules, solutionTable } from './solutions/index.ts'

const commonRules: readonly MoveMoneyRule[] = [...accountRules, ...memberRules, ...limitRules]

/**
 * Every rule of moving money that the facts break: solution × accounts × type × priority × texts × currency × limits, for
 * workflows, transactions and schedules alike. All of them, in the order of the issue table, each at the caller's own path.
 */
export const checkMoveMoney = (facts: MoveMoneyFacts): readonly Issue[] => {
  const row = solutionTable[facts.solution]
  const issues = [...commonRules, ...solutionRules[facts.solution]].flatMap((rule) =>
    rule
      .find(facts, row)
      .map(({ member, ...detail }) => createIssue(rule.code, { ...detail, path: facts.paths[member] })),
  )
  return sortIssues(issues)
}

import type { FinancialAccount } from '../../party/index.ts'
import { validateWorkflowRequest } from '../validate-workflow-request.ts'
import type { WorkflowFacts } from '../workflow-facts.ts'
import { businessAccountId, businessBank, customerAccountId, seedFacts, seedRequest } from './workflow-fixtures.ts'

/** A request that a test may spoil. */
export interface Body {
  [member: string]: unknown
  parameters: { [parameter: string]: unknown }
  steps: { name: unknown; inputs?: { user?: { [member: string]: unknown } } }[]
}

/** The request of seed 000, a new one each time. */
export const body = (): Body => JSON.parse(seedRequest)

/** What is wrong with a request, as `code path`; nothing if it is accepted. */
export const issuesOf = (input: unknown, facts: WorkflowFacts = seedFacts): readonly string[] => {
  const result = validateWorkflowRequest(input, facts)
  return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
}

export const withParameters = (parameters: { readonly [parameter: string]: unknown }): Body => {
  const request = body()
  Object.assign(request.parameters, parameters)
  return request
}

/** The facts of seed 000 with another account of the Customer. */
export const withAccount = (account: FinancialAccount): WorkflowFacts => ({
  ...seedFacts,
  financialAccounts: new Map<string, FinancialAccount>([
    [customerAccountId, account],
    [businessAccountId, businessBank],
  ]),
})

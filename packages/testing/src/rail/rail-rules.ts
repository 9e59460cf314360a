import type { RailCapabilities, RailIssue, RailRequest } from '@linx/contracts'

/** One rule that follows from the capabilities. */
interface RailRule {
  readonly code: string
  readonly path: keyof RailRequest
  readonly allowed: (capabilities: RailCapabilities) => readonly string[]
}

const RULES: readonly RailRule[] = [
  { code: 'rail_solution', path: 'solution', allowed: ({ solution }) => [solution] },
  { code: 'rail_currency', path: 'currency', allowed: ({ currencies }) => currencies },
  { code: 'rail_transaction_type', path: 'transactionType', allowed: ({ transactionTypes }) => transactionTypes },
  { code: 'rail_priority', path: 'settlementPriority', allowed: ({ priorities }) => priorities },
]

/** Every capability that the request asks too much of, in the order solution, currency, type, priority. */
export const brokenRules = (request: RailRequest, capabilities: RailCapabilities): readonly RailIssue[] =>
  RULES.flatMap(({ code, path, allowed }) => {
    const values = allowed(capabilities)
    const received = String(request[path])
    if (values.includes(received)) return []
    return [
      { code, path, message: `${path}: expected ${values.join(' or ')}, received ${received}. Give one of these.` },
    ]
  })

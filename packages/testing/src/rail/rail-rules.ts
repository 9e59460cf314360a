import type { RailCapabilities, RailIssue, RailRequest } from '@linx/contracts'

/** One rule: which values it allows, and the value that it looks at. */
interface RailRule {
  readonly code: string
  readonly path: keyof RailRequest
  readonly allowed: (capabilities: RailCapabilities) => readonly string[]
  /** Default: the member itself. Never an account number or a token: it stands in the message. */
  readonly received?: (request: RailRequest) => string
}

const AN_AMOUNT = 'an amount above zero with two decimals'

/** `AN_AMOUNT` for an amount that can be moved, else the amount. */
const judgeAmount = ({ amount }: RailRequest): string =>
  /^\d{1,15}\.\d{2}$/.test(amount) && /[1-9]/.test(amount) ? AN_AMOUNT : JSON.stringify(amount)

const RULES: readonly RailRule[] = [
  { code: 'rail_solution', path: 'solution', allowed: ({ solution }) => [solution] },
  { code: 'rail_currency', path: 'currency', allowed: ({ currencies }) => currencies },
  { code: 'rail_transaction_type', path: 'transactionType', allowed: ({ transactionTypes }) => transactionTypes },
  { code: 'rail_priority', path: 'settlementPriority', allowed: ({ priorities }) => priorities },
  { code: 'rail_amount', path: 'amount', allowed: () => [AN_AMOUNT], received: judgeAmount },
  {
    code: 'rail_debit_account',
    path: 'debit',
    allowed: ({ solution }) => (solution === 'push-to-card' ? ['BANK', 'CARD'] : ['BANK']),
    received: ({ debit }) => debit.type,
  },
  {
    code: 'rail_credit_account',
    path: 'credit',
    allowed: ({ solution }) => [solution === 'push-to-card' ? 'CARD' : 'BANK'],
    received: ({ credit }) => credit.type,
  },
]

/** Every rule that the request breaks, in the order solution, currency, type, priority, amount, accounts. */
export const brokenRules = (request: RailRequest, capabilities: RailCapabilities): readonly RailIssue[] =>
  RULES.flatMap(({ code, path, allowed, received }) => {
    const values = allowed(capabilities)
    const value = received === undefined ? String(request[path]) : received(request)
    if (values.includes(value)) return []
    return [{ code, path, message: `${path}: expected ${values.join(' or ')}, received ${value}. Give one of these.` }]
  })

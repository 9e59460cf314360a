import type { MoveMoneyFacts } from '../move-money-facts.ts'
import type { MoveMoneyFinding, MoveMoneyRule } from '../move-money-rule.ts'

const listOf = (values: readonly string[]): string => values.join(' or ')

const isGiven = (text: string | undefined): text is string => text !== undefined && text !== ''

const onlyWire = (facts: MoveMoneyFacts, member: 'description' | 'memo'): readonly MoveMoneyFinding[] =>
  isGiven(facts[member])
    ? [
        {
          member,
          expected: `no ${member} for ${facts.solution}`,
          received: facts[member],
          fix: `Leave ${member} out; only wire has it`,
        },
      ]
    : []

/** Rules about the plain members, each against the row of the solution and what the host's rail can do. */
export const memberRules: readonly MoveMoneyRule[] = [
  {
    code: 'transaction_type_not_allowed',
    find: ({ transactionType, solution, rail }, row) => {
      const railTypes = rail?.transactionTypes ?? row.transactionTypes
      const allowed = row.transactionTypes.filter((type) => railTypes.includes(type))
      if (allowed.includes(transactionType)) return []
      const expected = allowed.length === 0 ? `a solution other than ${solution}` : `${listOf(allowed)} for ${solution}`
      return [{ member: 'transactionType', expected, received: transactionType, fix: 'Use another type or solution' }]
    },
  },
  {
    code: 'transaction_currency_not_allowed',
    find: ({ currency, solution, rail }) =>
      rail === undefined || currency === undefined || rail.currencies.includes(currency)
        ? []
        : [
            {
              member: 'currency',
              expected: `${listOf(rail.currencies)} for ${solution}`,
              received: currency,
              fix: 'Use another currency or solution',
            },
          ],
  },
  {
    code: 'settlement_priority_reserved',
    find: ({ priority }, row) =>
      priority === 'SCHEDULED'
        ? [
            {
              member: 'priority',
              expected: listOf(row.priorities),
              received: priority,
              fix: 'SCHEDULED is reserved; to pay later, create a scheduled transaction',
            },
          ]
        : [],
  },
  {
    code: 'settlement_priority_required',
    find: ({ priority, isPriorityRequired, solution }, row) =>
      priority === undefined && isPriorityRequired && row.priorities.length > 1
        ? [
            {
              member: 'priority',
              expected: `${listOf(row.priorities)} for ${solution}`,
              fix: `Give a priority, for example ${row.defaultPriority}`,
            },
          ]
        : [],
  },
  {
    code: 'settlement_priority_not_allowed',
    find: ({ priority, solution, rail }, row) => {
      if (priority === undefined || priority === 'SCHEDULED') return []
      const railPriorities = rail?.priorities ?? row.priorities
      const allowed = row.priorities.filter((known) => railPriorities.includes(known))
      if (allowed.includes(priority)) return []
      const expected = `${listOf(allowed)} for ${solution}`
      return [{ member: 'priority', expected, received: priority, fix: `Use ${listOf(allowed)}` }]
    },
  },
  {
    code: 'description_required',
    find: ({ description, solution }, row) =>
      row.description === 'required' && !isGiven(description)
        ? [{ member: 'description', expected: `a description for ${solution}`, fix: 'Say briefly what is paid' }]
        : [],
  },
  {
    code: 'description_not_allowed',
    find: (facts, row) => (row.description === 'not-allowed' ? onlyWire(facts, 'description') : []),
  },
  {
    code: 'memo_not_allowed',
    find: (facts, row) => (row.memo === 'not-allowed' ? onlyWire(facts, 'memo') : []),
  },
  {
    code: 'payment_reason_unknown',
    find: ({ paymentReasonId, paymentReasonIds, solution }) =>
      paymentReasonId === undefined || paymentReasonIds === undefined || paymentReasonIds.includes(paymentReasonId)
        ? []
        : [
            {
              member: 'paymentReasonId',
              expected: `a payment reason of ${solution}`,
              received: paymentReasonId,
              fix: `Use one of the catalogue, for example ${paymentReasonIds[0] ?? 'after adding one to it'}`,
            },
          ],
  },
]

import type { SolutionRow } from './solution-row.ts'

/** Push-to-card: money goes out to a tokenised debit card, at once. It has no rules beside its row. */
export const pushToCard: SolutionRow = {
  solution: 'push-to-card',
  transactionTypes: ['SEND'],
  priorities: ['IMMEDIATE'],
  defaultPriority: 'IMMEDIATE',
  description: 'not-allowed',
  memo: 'not-allowed',
  initiator: { type: 'BANK', name: 'a bank account' },
  counterparty: { type: 'CARD', subType: 'DEBIT', name: 'a DEBIT card' },
}

import type { RailAccount, RailBankAccount, RailCapabilities, RailIssue, RailRequest } from '@linx/contracts'
import { accountIssues, type Side } from './message/account-rules.ts'
import { amountIssues } from './message/amount-rules.ts'
import { wireIssue } from './message/wire-issue.ts'
import type { WireAccount, WireFormat } from './message/wire-payment.ts'
import { isReadableOnWire } from './text/wire-text.ts'
import type { WireRailOptions } from './wire-rail-options.ts'

/** Why a transaction type is refused; one row for each that the rail does not take. */
const TYPE_FIXES: { readonly [transactionType: string]: string } = {
  REQUEST: 'A wire that asks for money is a drawdown (pain.013), which needs an agreement with the bank; use ach',
  REVERSAL: 'A wire is final: ask the recipient to send it back, or the bank for a recall (camt.056)',
}

interface CapabilityRule {
  readonly code: string
  readonly path: 'solution' | 'transactionType' | 'currency' | 'settlementPriority'
  readonly allowed: (capabilities: RailCapabilities) => readonly string[]
  readonly fix: (received: string) => string
}

const CAPABILITY_RULES: readonly CapabilityRule[] = [
  {
    code: 'wire_solution',
    path: 'solution',
    allowed: ({ solution }) => [solution],
    fix: () => 'Give the transaction to the rail of its solution',
  },
  {
    code: 'wire_transaction_type',
    path: 'transactionType',
    allowed: ({ transactionTypes }) => transactionTypes,
    fix: (received) => TYPE_FIXES[received] ?? 'Send money',
  },
  {
    code: 'wire_currency',
    path: 'currency',
    allowed: ({ currencies }) => currencies,
    fix: () => 'Give the rail a window for this currency, if the bank takes it',
  },
  {
    code: 'wire_priority',
    path: 'settlementPriority',
    allowed: ({ priorities }) => priorities,
    fix: () => 'Fedwire knows no days in the future: send it on the day',
  },
]

/** The account as the messages carry it, its bank named as the options say. */
export const toWireAccount = (
  account: RailBankAccount,
  currency: RailRequest['currency'],
  identifyBank: WireRailOptions['identifyBank'],
): WireAccount => ({
  ...account,
  bank: identifyBank?.(account, currency) ?? {
    scheme: currency === 'CAD' ? 'CACPA' : 'USABA',
    memberId: account.routingNumber,
  },
})

const sideIssues = (
  account: RailAccount,
  side: Side,
  { currency }: RailRequest,
  format: WireFormat,
  identifyBank: WireRailOptions['identifyBank'],
): readonly RailIssue[] => {
  if (account.type !== 'BANK') {
    const detail = { expected: 'a bank account', received: account.type, fix: 'Choose a bank account' }
    return [wireIssue('wire_account_type', side, detail)]
  }
  return accountIssues(toWireAccount(account, currency, identifyBank), format, side)
}

const descriptionIssues = ({ description }: RailRequest): readonly RailIssue[] => {
  if (description !== undefined && isReadableOnWire(description)) return []
  const expected = 'a description with at least one letter or digit that a wire can carry (Latin script)'
  return [wireIssue('wire_description', 'description', { expected, fix: 'Say what the payment is for' })]
}

/** Every rule that the request breaks: capabilities, amount, the two sides, texts. */
export const validateRequest = (
  request: RailRequest,
  capabilities: RailCapabilities,
  { message, identifyBank }: WireRailOptions,
): readonly RailIssue[] => {
  const format = message?.format ?? 'pain.001'
  const byCapability = CAPABILITY_RULES.flatMap(({ code, path, allowed, fix }) => {
    const received = request[path]
    const values = allowed(capabilities)
    if (values.includes(received)) return []
    return [wireIssue(code, path, { expected: values.join(' or '), received, fix: fix(received) })]
  })
  return [
    ...byCapability,
    ...amountIssues(request, format).filter(({ path }) => path === 'amount'),
    ...sideIssues(request.debit, 'debit', request, format, identifyBank),
    ...sideIssues(request.credit, 'credit', request, format, identifyBank),
    ...descriptionIssues(request),
  ]
}

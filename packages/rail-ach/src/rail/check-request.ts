import type { RailAccount, RailIssue, RailRequest } from '@linx/contracts'
import { isRoutingNumber } from '../format/routing-number.ts'
import { entryTypeTable, findEntryType, type RequiredEntryField } from '../table/entry-type-table.ts'
import type { AchSettings } from './ach-options.ts'
import { ACH_METADATA, nameWidthOf, sidesOf } from './ach-payment.ts'
import { toNachaText } from './nacha-text.ts'

/** One rule of a request; answers what breaks it. */
type Rule = (request: RailRequest, settings: AchSettings) => readonly RailIssue[]

const issue = (code: string, path: string, expected: string, received: string | undefined, fix: string): RailIssue => {
  const came = received === undefined || received === '' ? 'none' : received
  return { code, path, message: `${path}: expected ${expected}, received ${came}. ${fix}.` }
}

const oneOf =
  (
    code: string,
    member: 'solution' | 'currency' | 'transactionType' | 'settlementPriority',
    values: readonly string[],
  ): Rule =>
  (request) =>
    values.includes(request[member])
      ? []
      : [issue(code, member, values.join(' or '), request[member], 'Use another rail or another value')]

const AMOUNT = /^(0|[1-9]\d{0,7})\.\d{2}$/

const checkAmount: Rule = ({ amount, metadata }) => {
  const fix = 'Give dollars and cents, or split the payment'
  if (!AMOUNT.test(amount) || /^0\.00$/.test(amount))
    return [issue('ach_amount', 'amount', '0.01 to 99999999.99', amount, fix)]
  const maximum = findEntryType(metadata[ACH_METADATA.entryType] ?? '')?.maximumAmount
  if (maximum === undefined || BigInt(amount.replace('.', '')) <= maximum) return []
  const expected = `at most ${maximum / 100n}.00 for ${metadata[ACH_METADATA.entryType]}`
  return [issue('ach_amount', 'amount', expected, amount, 'Use another entry type')]
}

const checkReversal: Rule = ({ transactionType, reverses }) =>
  transactionType === 'REVERSAL' && reverses === undefined
    ? [issue('ach_reverses', 'reverses', 'SEND or REQUEST', undefined, 'Say which movement is taken back')]
    : []

const checkOriginator: Rule = ({ businessAccountId }, { originatorOf }) =>
  originatorOf(businessAccountId) === undefined
    ? [
        issue(
          'ach_originator',
          'businessAccountId',
          'a company that the bank knows',
          undefined,
          'Configure originatorOf for it',
        ),
      ]
    : []

/** What no entry can hold of an account. */
export const checkAccount = (account: RailAccount, path: 'debit' | 'credit' | 'account'): readonly RailIssue[] => {
  if (account.type !== 'BANK') {
    return [issue('ach_account_type', `${path}.type`, 'BANK', account.type, 'Use a bank account')]
  }
  const issues: RailIssue[] = []
  if (!isRoutingNumber(account.routingNumber)) {
    const expected = 'nine digits with a valid check digit'
    issues.push(
      issue('ach_routing_number', `${path}.routingNumber`, expected, account.routingNumber, 'Correct the digits'),
    )
  }
  if (!/^[!-~]([ -~]{0,15}[!-~])?$/.test(account.accountNumber)) {
    const expected = '1 to 17 characters of ASCII without spaces around them'
    issues.push(
      issue('ach_account_number', `${path}.accountNumber`, expected, 'another text', 'Correct the account number'),
    )
  }
  return issues
}

const checkAccounts: Rule = (request) => [
  ...checkAccount(request.debit, 'debit'),
  ...checkAccount(request.credit, 'credit'),
]

const checkName: Rule = (request) => {
  const { counterparty } = sidesOf(request)
  const path = counterparty === request.credit ? 'credit.nameOnAccount' : 'debit.nameOnAccount'
  const name = toNachaText(counterparty.nameOnAccount, nameWidthOf(request.metadata[ACH_METADATA.entryType] ?? ''))
  return name === '' ? [issue('ach_name', path, 'a name with Latin letters', undefined, 'Give it in Latin script')] : []
}

const checkEntryType: Rule = (request) => {
  const path = `metadata.${ACH_METADATA.entryType}`
  const code = request.metadata[ACH_METADATA.entryType] ?? ''
  const type = findEntryType(code)
  if (type === undefined) {
    const expected = `one of ${entryTypeTable.map((row) => row.code).join(', ')}`
    const fix = code === 'IAT' ? 'IAT is not supported: use a wire' : 'Use one of these'
    return [issue('ach_entry_type', path, expected, code, fix)]
  }
  const { direction } = sidesOf(request)
  const isAllowed = type.direction === 'both' || type.direction === direction || request.transactionType === 'REVERSAL'
  return isAllowed
    ? []
    : [issue('ach_entry_direction', path, `an entry type for a ${direction}`, code, 'Use another entry type')]
}

/** Metadata that entry types demand, and how many characters of it a field holds. */
const METADATA_FIELDS: readonly {
  readonly field: RequiredEntryField
  readonly name: string
  readonly width: (code: string) => number
}[] = [
  { field: 'individualId', name: ACH_METADATA.individualId, width: (code) => (code === 'CIE' ? 22 : 15) },
  { field: 'checkSerialNumber', name: ACH_METADATA.checkSerialNumber, width: (code) => (code === 'POP' ? 9 : 15) },
  { field: 'terminalCity', name: ACH_METADATA.terminalCity, width: () => 4 },
  { field: 'terminalState', name: ACH_METADATA.terminalState, width: () => 2 },
]

/** Types that have a field at all; the rest of the metadata is not looked at. */
const hasField = (code: string, field: RequiredEntryField): boolean => {
  const required: readonly RequiredEntryField[] = findEntryType(code)?.required ?? []
  return required.includes(field) || (field === 'individualId' && !required.includes('checkSerialNumber'))
}

const checkMetadata: Rule = ({ metadata }) => {
  const code = metadata[ACH_METADATA.entryType] ?? ''
  if (findEntryType(code) === undefined) return []
  return METADATA_FIELDS.filter(({ field }) => hasField(code, field)).flatMap(({ field, name, width }) => {
    const value = metadata[name] ?? ''
    const isOptional = field === 'individualId' && code !== 'CIE'
    if (value.trim() === '' && isOptional) return []
    const maximum = width(code)
    const isFit = value.trim() !== '' && value.length <= maximum && /^[!-~][ -~]*$/.test(value)
    const isState = field !== 'terminalState' || /^[A-Z]{2}$/.test(value)
    const expected = field === 'terminalState' ? 'two capital letters' : `1 to ${maximum} characters of ASCII`
    return isFit && isState
      ? []
      : [issue('ach_metadata', `metadata.${name}`, `${expected} for ${code}`, value, 'Correct the value')]
  })
}

/** Every rule, in the order of reporting. */
const RULES: readonly Rule[] = [
  oneOf('rail_solution', 'solution', ['ach']),
  oneOf('rail_currency', 'currency', ['USD']),
  oneOf('rail_transaction_type', 'transactionType', ['SEND', 'REQUEST', 'REVERSAL']),
  oneOf('rail_priority', 'settlementPriority', ['SAME_DAY', 'NEXT_DAY']),
  checkReversal,
  checkAmount,
  checkOriginator,
  checkAccounts,
  checkName,
  checkEntryType,
  checkMetadata,
]

/** Everything of a request that no file can hold or no bank takes. */
export const checkAchRequest: Rule = (request, settings) => RULES.flatMap((rule) => rule(request, settings))

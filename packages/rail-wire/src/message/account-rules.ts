import type { RailIssue } from '@linx/contracts'
import { isAbaRoutingNumber, isBic, isCanadianRoutingNumber } from '../check/bank-identifier.ts'
import { COUNTRIES } from '../table/country-table.ts'
import { FORMATS } from '../table/format-table.ts'
import { isReadableOnWire } from '../text/wire-text.ts'
import { wireIssue } from './wire-issue.ts'
import type { WireAccount, WireBank, WireFormat } from './wire-payment.ts'

/** Which side the account is on: it gives the money or it gets it. */
export type Side = 'debit' | 'credit'

interface AccountRule {
  readonly code: string
  readonly member: string
  /** `true` for an account that keeps the rule. */
  readonly isKept: (account: WireAccount, format: WireFormat, side: Side) => boolean
  readonly expected: (format: WireFormat) => string
  readonly fix: string
}

const isLegalBank = (bank: WireBank): boolean => {
  if (bank.scheme === 'BIC') return isBic(bank.bic)
  return bank.scheme === 'USABA' ? isAbaRoutingNumber(bank.memberId) : isCanadianRoutingNumber(bank.memberId)
}

const ACCOUNT_NUMBER = /^[A-Za-z0-9][A-Za-z0-9/-]{0,33}$/

/** One row a rule, for each side in this order. The creditor's address must be there, the debtor's bank knows its own customer. */
const RULES: readonly AccountRule[] = [
  {
    code: 'wire_name',
    member: 'nameOnAccount',
    isKept: ({ nameOnAccount }) => isReadableOnWire(nameOnAccount),
    expected: () => 'a name with at least one letter or digit that a wire can carry (Latin script)',
    fix: 'Give the name as the bank writes it',
  },
  {
    code: 'wire_account_number',
    member: 'accountNumber',
    isKept: ({ accountNumber }) => ACCOUNT_NUMBER.test(accountNumber),
    expected: () => '1 to 34 letters, digits, hyphens or slashes, the first no sign',
    fix: 'Give the number without spaces',
  },
  {
    code: 'wire_bank_scheme',
    member: 'bank',
    isKept: ({ bank }, format) => FORMATS[format].schemes.includes(bank.scheme),
    expected: (format) => `a bank named by ${FORMATS[format].schemes.join(' or ')}`,
    fix: 'Name the bank so, or use another format',
  },
  {
    code: 'wire_bank',
    member: 'bank',
    isKept: ({ bank }) => isLegalBank(bank),
    expected: () => 'an ABA routing number with a right check digit, a Canadian one (0 and eight digits) or a BIC',
    fix: 'Check the number of the bank',
  },
  {
    code: 'wire_address',
    member: 'address',
    isKept: ({ address }, _, side) => side === 'debit' || address !== undefined,
    expected: () => 'the address of the creditor',
    fix: 'Add a billing address to the account',
  },
  {
    code: 'wire_city',
    member: 'address.cityName',
    isKept: ({ address }) => address === undefined || isReadableOnWire(address.cityName ?? ''),
    expected: () => 'a city: wires need structured addresses',
    fix: 'Add the city to the address',
  },
  {
    code: 'wire_country',
    member: 'address.countryCode',
    isKept: ({ address }) => address === undefined || COUNTRIES.has(address.countryCode),
    expected: () => 'an ISO 3166-1 alpha-3 code',
    fix: 'Write the country like USA or CAN',
  },
]

/** The rules of one side. Messages repeat nothing of the account. */
export const accountIssues = (account: WireAccount, format: WireFormat, side: Side): readonly RailIssue[] =>
  RULES.filter(({ isKept }) => !isKept(account, format, side)).map(({ code, member, expected, fix }) =>
    wireIssue(code, `${side}.${member}`, { expected: expected(format), fix }),
  )

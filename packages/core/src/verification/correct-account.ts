import type { DomainEvent } from '../decision/index.ts'
import { type FinancialAccount, isAbaRoutingNumber, isAccountNumber, maskAccountNumber } from '../party/index.ts'

/** What a notification of change comes to. */
export type AccountCorrection =
  /** The account with what the bank said; `fields` are the members that changed. */
  | { readonly outcome: 'corrected'; readonly account: FinancialAccount; readonly fields: readonly string[] }
  /** It says what is known already, or nothing about the account. */
  | { readonly outcome: 'unchanged' }
  /** A person has to look. */
  | { readonly outcome: 'unclear'; readonly message: string }

type BankAccount = Extract<FinancialAccount, { readonly type: 'BANK' }>

interface CorrectionRow {
  /** A member of the rail's `changes`. */
  readonly field: string
  /** The account with the value; `undefined`: the value breaks the rules that a host's would have to keep. */
  readonly apply: (account: BankAccount, value: string) => BankAccount | undefined
}

const MAXIMUM_NAME = 40

/** What the engine takes over from the bank of the account. */
const correctionTable: readonly CorrectionRow[] = [
  {
    field: 'routingNumber',
    apply: (account, routingNumber) =>
      isAbaRoutingNumber(routingNumber) ? { ...account, bank: { ...account.bank, routingNumber } } : undefined,
  },
  {
    field: 'accountNumber',
    apply: (account, accountNumber) =>
      isAccountNumber(accountNumber)
        ? {
            ...account,
            bank: { ...account.bank, accountNumber },
            maskedAccountNumber: maskAccountNumber(accountNumber),
          }
        : undefined,
  },
  {
    field: 'subType',
    apply: (account, subType) => (subType === 'CHECKING' || subType === 'SAVING' ? { ...account, subType } : undefined),
  },
  {
    field: 'nameOnAccount',
    apply: (account, name) =>
      name.trim() !== '' && name.length <= MAXIMUM_NAME ? { ...account, nameOnAccount: name } : undefined,
  },
]

/** About the entry or said by `subType` too, so nothing of the account's. */
const PASSED_OVER: ReadonlySet<string> = new Set(['individualId', 'transactionCode'])

const unclear = (fields: readonly string[]): AccountCorrection => ({
  outcome: 'unclear',
  message: `The bank asks for a change that cannot be applied: ${fields.length === 0 ? 'no data' : fields.join(', ')}`,
})

const isSame = (one: BankAccount, other: BankAccount): boolean => JSON.stringify(one) === JSON.stringify(other)

/**
 * Applies what the bank of an account says is to change, all of it or nothing. What it says is trusted as the host's own word would be:
 * routing number with its check digit, account number, kind of account, name. Everything else is for a person.
 */
export const correctAccount = (
  account: FinancialAccount,
  changes: { readonly [field: string]: string },
): AccountCorrection => {
  const about = Object.entries(changes).filter(
    ([field]) => !PASSED_OVER.has(field) || (field === 'transactionCode' && changes.subType === undefined),
  )
  if (account.type !== 'BANK') return unclear(Object.keys(changes))
  if (about.length === 0) return Object.keys(changes).length === 0 ? unclear([]) : { outcome: 'unchanged' }
  let corrected: BankAccount = account
  for (const [field, value] of about) {
    const next = correctionTable.find((row) => row.field === field)?.apply(corrected, value)
    if (next === undefined) return unclear([field])
    corrected = next
  }
  return isSame(corrected, account)
    ? { outcome: 'unchanged' }
    : { outcome: 'corrected', account: corrected, fields: about.map(([field]) => field).toSorted() }
}

/** `financial-account.correction-received`: only names of members, as values may be secret. */
export const accountCorrected = (
  financialAccountId: string,
  correction: {
    readonly code: string
    readonly fields: readonly string[]
    readonly isApplied: boolean
    readonly sequence: number
  },
): DomainEvent => ({ type: 'financial-account.correction-received', data: { financialAccountId, ...correction } })

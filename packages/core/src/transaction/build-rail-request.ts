import type { RailAccount, RailRequest, RailTransactionType } from '@linx/contracts'
import { ACH_METADATA } from './ach/entry-type-table.ts'
import type { Transaction } from './transaction.ts'
import { truncateForSubmission } from './truncate-for-submission.ts'

/** Characters of the individual identification number of an ACH entry (Nacha, entry detail positions 40–54). */
const INDIVIDUAL_ID_CHARACTERS = 15

/** The metadata with the entry type that counts and, where the caller gave none, an identification made from the counterparty's id. */
const railMetadata = (state: Transaction, counterpartyId: string): { readonly [name: string]: string } => {
  if (state.achEntryType === undefined) return state.metadata
  const individualId = counterpartyId.replaceAll('-', '').slice(0, INDIVIDUAL_ID_CHARACTERS)
  return {
    [ACH_METADATA.individualId]: individualId,
    ...state.metadata,
    [ACH_METADATA.entryType]: state.achEntryType,
  }
}

const railType = ({ transactionType, id }: Transaction): RailTransactionType => {
  if (transactionType === 'RETURN')
    throw new RangeError(`RETURN ${id} is not submitted: it tells what the rail has done`)
  return transactionType
}

/**
 * What the rail is given: the whole state but for texts, which are cut here. `counterpartyId` is the id of the Customer, Recipient or
 * Business on the other side. Throws for a RETURN.
 */
export const buildRailRequest = (
  state: Transaction,
  accounts: { readonly debit: RailAccount; readonly credit: RailAccount; readonly counterpartyId: string },
): RailRequest => ({
  businessAccountId: state.businessAccountId,
  transactionId: state.id,
  solution: state.solution,
  transactionType: railType(state),
  amount: state.amount,
  currency: state.currency,
  settlementPriority: state.settlementPriority,
  debit: accounts.debit,
  credit: accounts.credit,
  paymentReasonId: state.paymentReasonId,
  metadata: railMetadata(state, accounts.counterpartyId),
  isRecurring: state.isRecurring === true,
  ...(state.reverses === undefined ? {} : { reverses: state.reverses }),
  ...(state.description === undefined ? {} : { description: truncateForSubmission(state.description) }),
  ...(state.memo === undefined ? {} : { memo: truncateForSubmission(state.memo) }),
})

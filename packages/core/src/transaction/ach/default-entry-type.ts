import type { RequestedTransactionType } from '../transaction.ts'
import type { AchEntryType } from './entry-type-table.ts'

/** What counts where the caller names no entry type; the host's to change. */
export interface DefaultEntryTypes {
  readonly business: AchEntryType
  readonly consumer: AchEntryType
  /** For a consumer who confirms the debit on the gateway's page. */
  readonly consumerWorkflowDebit: AchEntryType
}

export const defaultEntryTypes: DefaultEntryTypes = {
  business: 'CCD',
  consumer: 'PPD',
  consumerWorkflowDebit: 'WEB',
}

/** The entry type of a transaction that names none, by the holder of the counterparty's account. */
export const defaultEntryType = (
  facts: {
    readonly transactionType: RequestedTransactionType
    readonly holder: 'business' | 'consumer'
    readonly isWorkflow: boolean
  },
  defaults: DefaultEntryTypes = defaultEntryTypes,
): AchEntryType => {
  if (facts.holder === 'business') return defaults.business
  return facts.isWorkflow && facts.transactionType === 'REQUEST' ? defaults.consumerWorkflowDebit : defaults.consumer
}

import type { RailEvent } from '@linx/contracts'
import {
  accountCorrected,
  correctAccount,
  type DecidedTask,
  type DomainEvent,
  decideVerification,
  type Transaction,
} from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { financialAccountKind } from '../store/record-kinds.ts'
import {
  type LoadedVerification,
  loadVerification,
  verificationContext,
  verificationRecords,
  verificationState,
} from './verification-store.ts'

type Correction = Extract<RailEvent, { readonly event: 'correction' }>

/** What a correction changes beside the transaction. */
export interface CounterpartyCorrection {
  readonly records: readonly RecordChange[]
  readonly tasks: readonly DecidedTask[]
  readonly removedTaskIds: readonly string[]
  readonly events: readonly DomainEvent[]
}

const NOTHING: CounterpartyCorrection = { records: [], tasks: [], removedTaskIds: [], events: [] }

/** Whose bank speaks: the account that a SEND credits and a REQUEST debits, also where that is being undone. */
const counterpartyId = (transaction: Transaction): string => {
  const { transactionType, reverses, debitFinancialAccountId, creditFinancialAccountId } = transaction
  const original = transactionType === 'REVERSAL' ? reverses : transactionType
  return original === 'REQUEST' ? debitFinancialAccountId : creditFinancialAccountId
}

/** The host has changed the account since the payment went out, so the bank may speak of what it was. */
const hasChangedSince = ({ account }: LoadedVerification, { attempts }: Transaction): boolean => {
  const sentAt = attempts.at(-1)?.firstSentAt
  return sentAt !== undefined && account.state.updatedAt > sentAt
}

/** A person has to look; until then the account counts as not verified. */
const question = (
  parts: EngineParts,
  loaded: LoadedVerification,
  { code, changes }: Correction,
  message: string,
): CounterpartyCorrection => {
  const context = verificationContext(parts, loaded)
  const command = { type: 'question', code, message } as const
  const decided = decideVerification(verificationState(loaded, context.now), command, context)
  if (!decided.ok) return NOTHING
  const fields = Object.keys(changes).toSorted()
  const sequence = context.accountSequence
  return {
    records: verificationRecords(loaded, decided),
    tasks: decided.tasks,
    removedTaskIds: decided.removedTaskIds,
    events: [...decided.events, accountCorrected(context.account.id, { code, fields, isApplied: false, sequence })],
  }
}

/** Takes over what the bank of a payment's account says is to change there, or leaves it to a person. */
export const correctCounterparty = async (
  parts: EngineParts,
  transaction: Transaction,
  correction: Correction,
): Promise<CounterpartyCorrection> => {
  const loaded = await loadVerification(parts, transaction.businessAccountId, counterpartyId(transaction))
  if (loaded === undefined) return NOTHING
  const { account } = loaded
  const corrected = correctAccount(account.state, correction.changes)
  if (corrected.outcome === 'unchanged') return NOTHING
  if (corrected.outcome === 'unclear') return question(parts, loaded, correction, corrected.message)
  if (hasChangedSince(loaded, transaction)) {
    return question(parts, loaded, correction, 'The bank asks for a change of an account that has changed since')
  }
  const after = { ...corrected.account, updatedAt: parts.clock.now() }
  const { code } = correction
  const told = { code, fields: corrected.fields, isApplied: true, sequence: account.version + 1 }
  return {
    ...NOTHING,
    records: [recordChange(financialAccountKind, after, account)],
    events: [accountCorrected(after.id, told)],
  }
}

import { entryLayouts } from '../format/entry-layouts.ts'
import type { EntryRecord } from '../format/nacha-file.ts'
import { isRoutingNumber } from '../format/routing-number.ts'
import {
  type EntryTypeRow,
  findEntryType,
  REVERSAL_DESCRIPTION,
  type RequiredEntryField,
} from '../table/entry-type-table.ts'
import { findTransactionCode, type TransactionCodeRow } from '../table/transaction-code-table.ts'
import type { CompleteEntry, EntryKind, OpenBatch, Report } from './check-context.ts'

/** Uses of a transaction code that each kind of entry may have. Returns name the direction of the original. */
const USES: { readonly [kind in EntryKind]: readonly TransactionCodeRow['use'][] } = {
  payment: ['live', 'prenote', 'zero-dollar', 'reversal'],
  return: ['return'],
  'dishonored-return': ['return'],
  'contested-return': ['return'],
  change: ['return'],
  'refused-change': ['return'],
}

const isReversal = ({ header }: OpenBatch): boolean => header.entryDescription === REVERSAL_DESCRIPTION

const checkTransactionCode = (code: TransactionCodeRow, kind: EntryKind, batch: OpenBatch, report: Report): void => {
  const isMisplaced = code.use === 'reversal' && !isReversal(batch)
  if (!USES[kind].includes(code.use) || isMisplaced) {
    report('transaction_code_use', 2, { expected: `a code for a ${kind}`, received: code.code })
  }
  const { serviceClass } = batch.header
  const only = serviceClass === '220' ? 'credit' : serviceClass === '225' ? 'debit' : code.direction
  if (code.direction !== only) {
    report('service_class_direction', 2, { expected: `a ${only} in ${serviceClass}`, received: code.code })
  }
}

const checkAmount = (
  entry: EntryRecord,
  code: TransactionCodeRow,
  type: EntryTypeRow,
  batch: OpenBatch,
  report: Report,
) => {
  const { amount } = entry
  const isLive = code.use === 'live' || code.use === 'reversal'
  if (isLive && amount === 0n) report('amount_zero', 30)
  if (!isLive && amount !== 0n) report('amount_not_zero', 30, { received: `${amount} cents` })
  const { maximumAmount } = type
  if (maximumAmount !== undefined && amount > maximumAmount) {
    report('amount_ceiling', 30, { expected: `at most ${maximumAmount} cents`, received: `${amount} cents` })
  }
  const { sameDayLimit } = batch
  if (sameDayLimit !== undefined && amount > sameDayLimit) {
    report('same_day_limit', 30, { expected: `at most ${sameDayLimit} cents`, received: `${amount} cents` })
  }
}

const columnOf = (type: EntryTypeRow, field: RequiredEntryField): number =>
  entryLayouts[type.shape].find(({ name }) => name === field)?.start ?? 1

const checkRequired = (entry: EntryRecord, type: EntryTypeRow, report: Report): void => {
  for (const field of type.required) {
    if (entry[field] === undefined)
      report('entry_field_missing', columnOf(type, field), { expected: `${field} for ${type.code}` })
  }
  const { paymentType, terminalState } = entry
  if (paymentType !== undefined && paymentType !== 'R' && paymentType !== 'S') {
    report('payment_type', columnOf(type, 'paymentType'), { received: paymentType })
  }
  if (terminalState !== undefined && !/^[A-Z]{2}$/.test(terminalState)) {
    report('terminal_state', columnOf(type, 'terminalState'), { received: terminalState })
  }
}

/** Rules that only payments have. */
const checkPayment = (
  entry: EntryRecord,
  code: TransactionCodeRow,
  type: EntryTypeRow,
  batch: OpenBatch,
  report: Report,
) => {
  if (type.direction !== 'both' && code.direction !== type.direction && !isReversal(batch)) {
    report('entry_direction', 2, { expected: `a ${type.direction} for ${type.code}`, received: code.code })
  }
  if (code.use === 'zero-dollar' && !type.allowsZeroDollar) {
    report('transaction_code_use', 2, { expected: `no zero-dollar entry for ${type.code}`, received: code.code })
  }
  checkAmount(entry, code, type, batch, report)
  checkRequired(entry, type, report)
}

const checkTrace = (trace: string, kind: EntryKind, batch: OpenBatch, report: Report): void => {
  const { originatingBank } = batch.header
  if (kind === 'payment' && !trace.startsWith(originatingBank)) {
    report('trace_prefix', 80, { expected: originatingBank, received: trace })
  }
  if (trace <= batch.previousTrace) {
    report('trace_order', 80, { expected: `more than ${batch.previousTrace}`, received: trace })
  }
}

/** Checks record 6 by itself and against its batch. */
export const checkEntry = ({ values }: CompleteEntry, kind: EntryKind, batch: OpenBatch, report: Report): void => {
  const code = findTransactionCode(values.transactionCode)
  const type = findEntryType(batch.header.entryType)
  if (code === undefined) report('transaction_code', 2, { received: values.transactionCode })
  else checkTransactionCode(code, kind, batch, report)
  if (!isRoutingNumber(values.routingNumber)) report('routing_number', 4, { received: values.routingNumber })
  if (code !== undefined && type !== undefined && kind === 'payment') checkPayment(values, code, type, batch, report)
  if ((kind === 'change' || kind === 'refused-change') && values.amount !== 0n) {
    report('amount_not_zero', 30, { received: `${values.amount} cents` })
  }
  checkTrace(values.traceNumber, kind, batch, report)
}

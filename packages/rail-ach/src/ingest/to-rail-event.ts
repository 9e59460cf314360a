import type { Instant, RailEvent } from '@linx/contracts'
import { findChangeCode } from '../code/change-code-table.ts'
import { readCorrectedData } from '../code/corrected-data.ts'
import { findReturnCode } from '../code/return-code-table.ts'
import { findTransactionCode } from '../table/transaction-code-table.ts'
import { type ReturnDeadlineSettings, returnAllowedUntil } from './return-deadline.ts'
import { type InboundEntry, type InboundSubject, subjectOf } from './returned-entry.ts'

/** The payment of ours that an entry is about. */
export interface KnownPayment {
  readonly reference: string
  /** When it settled, `YYYY-MM-DD`. */
  readonly effectiveDate: string
}

/** The same for every copy of an entry, whatever file it comes in; different for every two entries. */
const dedupeKeyOf = ({ batch, entry, addenda }: InboundEntry): string => {
  const subject = subjectOf(addenda)
  const about = subject === undefined ? [] : [subject.code, subject.originalTrace]
  return ['ach', ...about, batch.originatingBank, batch.effectiveEntryDate ?? '', entry.traceNumber, entry.amount].join(
    '/',
  )
}

const dollars = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

const SUB_TYPES = { checking: 'CHECKING', savings: 'SAVING' } as const

/** The members of a financial account that a notification of change corrects. */
const changesOf = (changeCode: string, data: string): { readonly [field: string]: string } => {
  const values = readCorrectedData(changeCode, data)
  if (values === undefined) return { correctedData: data }
  const account = findTransactionCode(values.transactionCode ?? '')?.account
  const subType = account === 'checking' || account === 'savings' ? { subType: SUB_TYPES[account] } : {}
  return Object.fromEntries(Object.entries({ ...values, ...subType }))
}

type Content = RailEvent extends infer Event
  ? Event extends RailEvent
    ? Omit<Event, 'dedupeKey' | 'reference' | 'occurredAt' | 'evidence'>
    : never
  : never

const returned = (
  { entry }: InboundEntry,
  { code, returnTrace }: InboundSubject,
  allowedUntil: Instant | undefined,
): Content => ({
  event: 'returned',
  code,
  reason: findReturnCode(code)?.title ?? 'Unknown return reason',
  amount: dollars(entry.amount),
  currency: 'USD',
  discretionaryData: returnTrace,
  ...(allowedUntil === undefined ? {} : { allowedUntil }),
})

const contentOf = (
  inbound: InboundEntry,
  known: KnownPayment | undefined,
  settings: ReturnDeadlineSettings,
): Content => {
  const { addenda } = inbound
  const subject = subjectOf(addenda)
  if (addenda === undefined || subject === undefined) {
    return {
      event: 'status',
      state: 'pending',
      code: 'forward_entry',
      reason: 'An entry that is no return of one of ours',
    }
  }
  if (addenda.kind === 'change') {
    return { event: 'correction', code: subject.code, changes: changesOf(subject.code, addenda.correctedData ?? '') }
  }
  if (addenda.kind === 'refused-change') return { event: 'correction', code: subject.code, changes: {} }
  const allowedUntil = known && returnAllowedUntil(subject.code, known.effectiveDate, settings)
  return returned(inbound, subject, allowedUntil)
}

const evidenceOf = ({ file, addenda, entry }: InboundEntry) => {
  const subject = subjectOf(addenda)
  const information = addenda?.kind === 'return' ? addenda.information : undefined
  return {
    fileFrom: file.immediateOrigin,
    fileDate: file.creationDate,
    fileIdModifier: file.fileIdModifier,
    traceNumber: entry.traceNumber,
    ...(subject === undefined ? {} : { code: subject.code, originalTraceNumber: subject.originalTrace }),
    ...(addenda?.kind === 'change' ? { title: findChangeCode(addenda.changeCode)?.title ?? '' } : {}),
    ...(information === undefined ? {} : { information }),
  }
}

/** News of one entry. About nothing that we know it has no `reference`, and the engine parks it. */
export const toRailEvent = (
  inbound: InboundEntry,
  known: KnownPayment | undefined,
  occurredAt: Instant,
  settings: ReturnDeadlineSettings,
): RailEvent => ({
  ...contentOf(inbound, known, settings),
  dedupeKey: dedupeKeyOf(inbound),
  ...(known === undefined ? {} : { reference: known.reference }),
  occurredAt,
  evidence: evidenceOf(inbound),
})

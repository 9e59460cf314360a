import type { IngestOutcome, Instant, RailEvent, RailInbound } from '@linx/contracts'
import { instantOf } from '../calendar/zoned-time.ts'
import { readNachaDate } from '../format/civil-date.ts'
import type { NachaFile } from '../format/nacha-file.ts'
import type { AchSettings } from '../rail/ach-options.ts'
import { readNachaFile } from '../read/read-nacha-file.ts'
import type { PlanChain } from '../spool/plan-chain.ts'
import type { Spool } from '../spool/spool.ts'
import { validateNachaFile } from '../validate/validate-nacha-file.ts'
import { type InboundEntry, subjectOf } from './returned-entry.ts'
import { type KnownPayment, toRailEvent } from './to-rail-event.ts'

/** Larger files are parked unread; a day of returns is far smaller. */
const MAXIMUM_BYTES = 64 * 1024 * 1024

/** Faults after which the content of a file is not to be believed. */
const IN_DOUBT = /^(batch|file)_control_|^record_|^file_(truncated|empty)$|^field_digits$/

const unreadable = (reason: string): IngestOutcome => ({ outcome: 'unreadable', reason })

const textOf = (rawBody: RailInbound['rawBody']): string =>
  typeof rawBody === 'string' ? rawBody : new TextDecoder('latin1').decode(rawBody)

const inboundEntries = (file: NachaFile): readonly InboundEntry[] =>
  file.batches.flatMap(({ header: batch, entries }) =>
    entries.map(({ addenda = [], ...entry }) => ({
      file: file.header,
      batch,
      entry: { ...entry, addendaIndicator: addenda.length === 0 ? '0' : '1' },
      addenda: addenda[0],
    })),
  )

/** The records as the reader took them, so that line lengths raise no doubt. */
const relaxed = (rawRecords: readonly string[]): string =>
  rawRecords.map((raw) => raw.padEnd(94).slice(0, 94)).join('\n')

/** When the bank made the file. */
const occurredAt = ({ header }: NachaFile, { timeZone, clock }: AchSettings): Instant => {
  const date = readNachaDate(header.creationDate)
  const time = (header.creationTime ?? '0000').replace(/^(\d{2})(\d{2})$/, '$1:$2')
  return date === undefined ? clock.now() : instantOf({ date, time }, timeZone)
}

/**
 * The payment that an entry is about: by the original trace number, with the account number as guard. What was dishonored is a return of
 * ours, so it is about no payment.
 */
const paymentOf = async (
  { entry, addenda }: InboundEntry,
  parts: { readonly chain: PlanChain; readonly spool: Spool },
): Promise<KnownPayment | undefined> => {
  const subject = subjectOf(addenda)
  if (subject === undefined || addenda?.kind === 'dishonored-return' || addenda?.kind === 'refused-change')
    return undefined
  const filed = await parts.chain.entryOfTrace(subject.originalTrace)
  if (filed?.reference === undefined) return undefined
  const { reference, effectiveDate } = filed
  const spooled = await parts.spool.load(reference)
  const isSameAccount = spooled?.payment.entry.accountNumber.trim() === entry.accountNumber.trim()
  return isSameAccount ? { reference, effectiveDate } : undefined
}

/** Reads a file of returns and notifications of change. Never throws for what came from outside. */
export const ingestFile = async (
  inbound: RailInbound,
  parts: { readonly settings: AchSettings; readonly chain: PlanChain; readonly spool: Spool },
): Promise<IngestOutcome> => {
  if (inbound.source !== 'file') return unreadable('ACH news come in files; this is a webhook.')
  if (inbound.rawBody.length > MAXIMUM_BYTES) return unreadable(`The file is larger than ${MAXIMUM_BYTES} bytes.`)
  const text = textOf(inbound.rawBody)
  const reading = readNachaFile(text)
  if (!reading.ok) return unreadable(`The file cannot be read: ${reading.faults[0]?.message ?? 'no file header'}`)
  const doubt = validateNachaFile(relaxed(reading.rawRecords)).find(({ code }) => IN_DOUBT.test(code))
  if (doubt !== undefined) return unreadable(`Line ${doubt.line}, column ${doubt.column}: ${doubt.message}`)
  const at = occurredAt(reading.file, parts.settings)
  const events: RailEvent[] = []
  for (const entry of inboundEntries(reading.file)) {
    events.push(toRailEvent(entry, await paymentOf(entry, parts), at, parts.settings))
  }
  return { outcome: 'read', events }
}

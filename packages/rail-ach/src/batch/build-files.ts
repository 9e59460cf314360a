import { RailError } from '@linx/contracts'
import type { LocalTime } from '../calendar/zoned-time.ts'
import { toNachaDate } from '../format/civil-date.ts'
import type { NachaBatch, NachaFileHeader } from '../format/nacha-file.ts'
import type { AchSettings } from '../rail/ach-options.ts'
import { prenoteUsableFrom } from '../rail/prenote-wait.ts'
import type { FileDocument, FiledEntry } from '../spool/file-plan.ts'
import { TRACE_NUMBERS, traceNumberOf } from '../spool/file-plan.ts'
import { findTransactionCode } from '../table/transaction-code-table.ts'
import { writeNachaFile } from '../write/write-nacha-file.ts'
import { balanceBatch } from './balance-batch.ts'
import { type NachaCeilings, nachaCeilings } from './ceilings.ts'
import {
  type DraftBatch,
  type DraftEntry,
  draftBatches,
  type PlacedSpooledPayment,
  totalsOfDraft,
} from './draft-batch.ts'
import { splitBatch, splitFiles } from './split-batches.ts'

/** Everything that the files depend on beside the payments: the same gives the same bytes. */
export interface FileBuilding {
  readonly settings: AchSettings
  /** When they are made, in the bank's zone. */
  readonly created: LocalTime
  /** Files of the day before these. */
  readonly filesOfDay: number
  /** The first trace number that is free. */
  readonly firstTrace: number
  readonly ceilings?: NachaCeilings
}

/** A file and the first trace number behind it. */
export interface BuiltFile {
  readonly document: FileDocument
  readonly nextTrace: number
  readonly totalDebit: bigint
  readonly totalCredit: bigint
}

const MODIFIERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const modifierOf = (index: number): string => {
  const modifier = MODIFIERS[index]
  if (modifier !== undefined) return modifier
  const message = `Expected at most ${MODIFIERS.length} files a day: the format can tell no more apart. Flush again tomorrow.`
  throw new RailError(message, { code: 'file_id_exhausted', isRetryable: true })
}

/** Record 1 of a file. */
export const fileHeaderOf = ({ settings, created }: FileBuilding, fileIdModifier: string): NachaFileHeader => {
  const { routingNumber, name, immediateOrigin, originName, immediateDestination, referenceCode } = settings.bank
  return {
    immediateDestination: immediateDestination ?? routingNumber,
    immediateOrigin,
    creationDate: toNachaDate(created.date),
    creationTime: created.time.replace(':', ''),
    fileIdModifier,
    destinationName: name,
    originName,
    ...(referenceCode === undefined ? {} : { referenceCode }),
  }
}

const serviceClassOf = (batch: DraftBatch): string => {
  const directions = new Set(batch.entries.map(({ entry }) => findTransactionCode(entry.transactionCode)?.direction))
  if (directions.size > 1) return '200'
  return directions.has('credit') ? '220' : '225'
}

/** A batch never runs over the end of the sequence, since trace numbers ascend in it. */
const alignTrace = (ordinal: number, count: number): number => {
  const left = TRACE_NUMBERS - (ordinal % TRACE_NUMBERS)
  return left < count ? ordinal + left : ordinal
}

const filedEntry = (
  { payment, placement, entry }: DraftEntry,
  trace: string,
  { settings }: FileBuilding,
): FiledEntry => {
  const { effectiveDate, settlesAt, notice } = placement
  const isPrenote = findTransactionCode(entry.transactionCode)?.use === 'prenote'
  return {
    ...(payment === undefined ? {} : { reference: payment.reference }),
    trace,
    effectiveDate,
    settlesAt: isPrenote ? prenoteUsableFrom(effectiveDate, settings) : settlesAt,
    ...(notice === undefined ? {} : { notice }),
  }
}

const buildFile = (
  batches: readonly DraftBatch[],
  index: number,
  firstTrace: number,
  building: FileBuilding,
): BuiltFile => {
  const { settings, created, filesOfDay } = building
  const { bank, calendar, lineBreak, sameDayLimits } = settings
  const modifier = modifierOf(filesOfDay + index)
  const entries: FiledEntry[] = []
  let next = firstTrace
  const written = batches.map((batch, position): NachaBatch => {
    next = alignTrace(next, batch.entries.length)
    const header = { ...batch.header, serviceClass: serviceClassOf(batch), batchNumber: position + 1 }
    const numbered = batch.entries.map((draft) => {
      const traceNumber = traceNumberOf(bank.routingNumber, next)
      next += 1
      entries.push(filedEntry(draft, traceNumber, building))
      return { ...draft.entry, traceNumber }
    })
    return { header, entries: numbered }
  })
  const text = writeNachaFile(
    { header: fileHeaderOf(building, modifier), batches: written },
    { calendar, lineBreak, sameDayLimits },
  )
  const totals = batches.map(totalsOfDraft)
  const name = `${bank.immediateOrigin.trim()}-${toNachaDate(created.date)}-${modifier}.ach`
  return {
    document: { schemaVersion: 1, name, text, entries },
    nextTrace: next,
    totalDebit: totals.reduce((sum, { totalDebit }) => sum + totalDebit, 0n),
    totalCredit: totals.reduce((sum, { totalCredit }) => sum + totalCredit, 0n),
  }
}

/** The files of some payments. Throws `RailError` `file_id_exhausted` beyond the 36th file of a day. */
export const buildFiles = (payments: readonly PlacedSpooledPayment[], building: FileBuilding): readonly BuiltFile[] => {
  const { settings, ceilings = nachaCeilings } = building
  const isBalanced = settings.balance !== 'unbalanced'
  const groups = draftBatches(payments, settings.bank.routingNumber.slice(0, 8))
    .flatMap((batch) => splitBatch(batch, ceilings, isBalanced))
    .map((batch) => balanceBatch(batch, settings.balance, ceilings))
  const files: BuiltFile[] = []
  for (const batches of splitFiles(groups, ceilings)) {
    files.push(buildFile(batches, files.length, files.at(-1)?.nextTrace ?? building.firstTrace, building))
  }
  return files
}

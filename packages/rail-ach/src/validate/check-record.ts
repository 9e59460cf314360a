import { readNachaDate } from '../format/civil-date.ts'
import { addTotals, totalsOfEntry } from '../format/control-totals.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { NachaBatchControl, NachaBatchHeader, NachaFileControl, NachaFileHeader } from '../format/nacha-file.ts'
import type { RecordContent } from '../read/parse-record.ts'
import { checkAddenda, checkEntryAddenda, entryKindOf } from './check-addenda.ts'
import type { OpenBatch } from './check-context.ts'
import { checkBatchControl, checkFileControl, fileControlOf } from './check-controls.ts'
import { checkEntry } from './check-entry.ts'
import { checkBatchDates, checkBatchHeader, checkFileHeader } from './check-headers.ts'
import { type CheckState, type OpenEntry, openBatch, reportAt } from './check-state.ts'

/** Addenda that are kept for an entry; one more than any entry may have, so that too many are still seen. */
const MAXIMUM_KEPT_ADDENDA = 10_000

const checkCompleteEntry = (state: CheckState, batch: OpenBatch, entry: OpenEntry): void => {
  const kind = entryKindOf(entry)
  const report = reportAt(state, entry.line)
  checkEntryAddenda(entry, kind, batch, report)
  checkEntry(entry, kind, batch, report)
  for (const [index, { line, values }] of entry.addenda.entries()) {
    checkAddenda(values, index + 1, kind, entry.values.traceNumber, reportAt(state, line))
  }
  if (batch.kind === undefined) {
    batch.kind = kind
    checkBatchDates(batch.header, state.creationDate, kind, state.options, reportAt(state, state.batchLine))
  }
}

/** Checks the entry that stands open, now that all of its addenda are known. */
export const closeEntry = (state: CheckState): void => {
  const { entry, batch } = state
  state.entry = undefined
  if (entry === undefined || batch === undefined) return
  checkCompleteEntry(state, batch, entry)
  batch.previousTrace = entry.values.traceNumber
  batch.totals = addTotals(batch.totals, totalsOfEntry(entry.values, entry.addenda.length))
}

const takeFileHeader = (state: CheckState, header: NachaFileHeader): void => {
  state.creationDate = readNachaDate(header.creationDate)
  checkFileHeader(header, state.options, reportAt(state, state.line))
}

const takeBatchHeader = (state: CheckState, header: NachaBatchHeader): void => {
  checkBatchHeader(header, state.previousBatchNumber, reportAt(state, state.line))
  state.batch = openBatch(state, header)
  state.batchLine = state.line
  state.batchCount += 1
  state.previousBatchNumber = header.batchNumber
}

const takeAddenda = ({ entry, line }: CheckState, values: NachaAddenda): void => {
  if (entry !== undefined && entry.addenda.length < MAXIMUM_KEPT_ADDENDA) entry.addenda.push({ line, values })
}

const takeBatchControl = (state: CheckState, control: NachaBatchControl): void => {
  const { batch } = state
  if (batch === undefined) return
  checkBatchControl(control, batch, reportAt(state, state.line))
  state.totals = addTotals(state.totals, batch.totals)
  state.batch = undefined
}

const takeFileControl = (state: CheckState, control: NachaFileControl): void => {
  const { line, batchCount, totals, options } = state
  const report = reportAt(state, line)
  state.hasFileControl = true
  if (batchCount === 0) report('file_empty', 1)
  checkFileControl(control, fileControlOf(batchCount, line, totals), options.isBalanced, report)
}

/** Checks one record against what came before it. */
export const checkRecord = (state: CheckState, content: RecordContent): void => {
  const { record } = content
  if (record !== 'addenda') closeEntry(state)
  if (record === 'file-header') takeFileHeader(state, content.values)
  else if (record === 'batch-header') takeBatchHeader(state, content.values)
  else if (record === 'entry') state.entry = { line: state.line, values: content.values, addenda: [] }
  else if (record === 'addenda') takeAddenda(state, content.values)
  else if (record === 'batch-control') takeBatchControl(state, content.values)
  else if (record === 'file-control') takeFileControl(state, content.values)
}

import { BLOCKING_FACTOR, type RecordLayout } from '../format/field-row.ts'
import { batchControlLayout, fileControlLayout } from '../format/file-layouts.ts'
import type { ControlTotals, NachaBatchControl, NachaFileControl } from '../format/nacha-file.ts'
import type { OpenBatch, Report } from './check-context.ts'
import type { NachaFaultCode } from './fault-table.ts'

/** Which fault tells of which field. */
type ControlRow<Values> = { readonly field: keyof Values & string; readonly code: NachaFaultCode }

const BATCH_CONTROL: readonly ControlRow<NachaBatchControl>[] = [
  { field: 'serviceClass', code: 'batch_control_service_class' },
  { field: 'entryAndAddendaCount', code: 'batch_control_count' },
  { field: 'entryHash', code: 'batch_control_hash' },
  { field: 'totalDebit', code: 'batch_control_debit' },
  { field: 'totalCredit', code: 'batch_control_credit' },
  { field: 'companyId', code: 'batch_control_company_id' },
  { field: 'originatingBank', code: 'batch_control_originating_bank' },
  { field: 'batchNumber', code: 'batch_control_batch_number' },
]

const FILE_CONTROL: readonly ControlRow<NachaFileControl>[] = [
  { field: 'batchCount', code: 'file_control_batch_count' },
  { field: 'blockCount', code: 'file_control_block_count' },
  { field: 'entryAndAddendaCount', code: 'file_control_count' },
  { field: 'entryHash', code: 'file_control_hash' },
  { field: 'totalDebit', code: 'file_control_debit' },
  { field: 'totalCredit', code: 'file_control_credit' },
]

const compare = <Values>(
  rows: readonly ControlRow<Values>[],
  layout: RecordLayout<Values>,
  control: Values,
  expected: Values,
  report: Report,
): void => {
  for (const { field, code } of rows) {
    if (control[field] === expected[field]) continue
    const column = layout.find(({ name }) => name === field)?.start ?? 1
    report(code, column, { expected: String(expected[field]), received: String(control[field]) })
  }
}

/** The batch control that belongs to a batch. */
export const batchControlOf = ({ header, totals }: Pick<OpenBatch, 'header' | 'totals'>): NachaBatchControl => {
  const { serviceClass, companyId, originatingBank, batchNumber } = header
  return { ...totals, serviceClass, companyId, originatingBank, batchNumber }
}

export const checkBatchControl = (control: NachaBatchControl, batch: OpenBatch, report: Report): void => {
  compare(BATCH_CONTROL, batchControlLayout, control, batchControlOf(batch), report)
  const { messageAuthenticationCode } = control
  if (messageAuthenticationCode !== undefined) {
    report('message_authentication', 55, { received: messageAuthenticationCode })
  }
}

/** The file control that belongs to a file whose control record is record `line`. */
export const fileControlOf = (batchCount: number, line: number, totals: ControlTotals): NachaFileControl => ({
  ...totals,
  batchCount,
  blockCount: Math.ceil(line / BLOCKING_FACTOR),
})

export const checkFileControl = (
  control: NachaFileControl,
  expected: NachaFileControl,
  isBalanced: boolean,
  report: Report,
): void => {
  compare(FILE_CONTROL, fileControlLayout, control, expected, report)
  const { totalDebit, totalCredit } = expected
  if (isBalanced && totalDebit !== totalCredit) {
    report('file_unbalanced', 32, { expected: `debits of ${totalCredit} cents`, received: `${totalDebit} cents` })
  }
}

import { RailError, type RailIssue } from '@linx/contracts'
import { buildFiles, type FileBuilding, fileHeaderOf } from '../batch/build-files.ts'
import type { AchPayment } from '../spool/spooled-payment.ts'
import { NachaFileError } from '../validate/nacha-fault.ts'
import { createRecordWriter } from '../write/record-writer.ts'
import type { AchSettings } from './ach-options.ts'

/** The day does not matter: a trial file is thrown away. */
const TRIAL_DATE = '2026-03-02'

const trialPlacement = {
  slot: 'trial',
  cutoffAt: 0,
  deadlineAt: 0,
  priority: 'NEXT_DAY',
  effectiveDate: TRIAL_DATE,
  settlesAt: 0,
} as const

const trialBuilding = (settings: AchSettings): FileBuilding => ({
  settings,
  created: { date: TRIAL_DATE, time: '12:00' },
  filesOfDay: 0,
  firstTrace: 0,
})

/**
 * Writes a file of one payment. What no file can hold must never reach the spool, where it would hold up the payments of its slot.
 * Answers the first fault.
 */
export const checkFit = (payment: AchPayment, settings: AchSettings): readonly RailIssue[] => {
  const spooled = { schemaVersion: 1, reference: 'TRIAL', payment, placement: trialPlacement } as const
  try {
    buildFiles([{ spooled, placement: trialPlacement }], trialBuilding(settings))
    return []
  } catch (error) {
    if (!(error instanceof NachaFileError)) throw error
    return [{ code: 'ach_file', path: '', message: `The payment fits no file. ${error.message}` }]
  }
}

/** Throws `RailError` `ach_options` if the names and numbers of the bank fit no file header. */
export const checkBank = (settings: AchSettings): void => {
  const writer = createRecordWriter()
  writer.fileHeader(fileHeaderOf(trialBuilding(settings), 'A'))
  const fault = writer.faults().find(({ severity }) => severity === 'error')
  if (fault === undefined) return
  const message = `bank: column ${fault.column} of the file header. ${fault.message}`
  throw new RailError(message, { code: 'ach_options', isRetryable: false })
}

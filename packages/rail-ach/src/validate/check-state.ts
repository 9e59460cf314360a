import { createFederalReserveCalendar } from '../calendar/federal-reserve-calendar.ts'
import { readNachaDate } from '../format/civil-date.ts'
import { NO_TOTALS } from '../format/control-totals.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { ControlTotals, EntryRecord, NachaBatchHeader } from '../format/nacha-file.ts'
import type { SequencePoint } from '../read/record-sequence.ts'
import { sameDayLimitOn, sameDayLimits } from '../table/same-day-limits.ts'
import type { CheckOptions, NachaValidation, OpenBatch, Report } from './check-context.ts'
import { createFault, type NachaFault } from './nacha-fault.ts'

/** An entry whose addenda may not have come yet. */
export interface OpenEntry {
  readonly line: number
  readonly values: EntryRecord
  readonly addenda: { readonly line: number; readonly values: NachaAddenda }[]
}

/** What a checker knows between two records; bounded, however long the file is. */
export interface CheckState {
  readonly options: CheckOptions
  readonly faults: NachaFault[]
  readonly maximumFaults: number
  /** The record that is being checked, 1 for the first. */
  line: number
  point: SequencePoint
  /** `YYYY-MM-DD`. */
  creationDate: string | undefined
  batch: OpenBatch | undefined
  batchLine: number
  batchCount: number
  previousBatchNumber: number
  entry: OpenEntry | undefined
  totals: ControlTotals
  hasFileControl: boolean
  /** Not all faults are listed. */
  isCut: boolean
}

const DEFAULT_MAXIMUM_FAULTS = 1_000

export const createCheckState = (validation: NachaValidation): CheckState => ({
  options: {
    calendar: validation.calendar ?? createFederalReserveCalendar(),
    sameDayLimits: validation.sameDayLimits ?? sameDayLimits,
    knownFileKeys: validation.knownFileKeys ?? new Set(),
    isBalanced: validation.isBalanced ?? false,
  },
  faults: [],
  maximumFaults: validation.maximumFaults ?? DEFAULT_MAXIMUM_FAULTS,
  line: 0,
  point: 'start',
  creationDate: undefined,
  batch: undefined,
  batchLine: 0,
  batchCount: 0,
  previousBatchNumber: 0,
  entry: undefined,
  totals: NO_TOTALS,
  hasFileControl: false,
  isCut: false,
})

const count = ({ faults }: CheckState, severity: NachaFault['severity']): number =>
  faults.filter((fault) => fault.severity === severity).length

/** Reports faults of one record; beyond the maximum of a severity only that there are more. */
export const reportAt =
  (state: CheckState, line: number): Report =>
  (code, column, detail) => {
    const fault = createFault(code, { line, column }, detail)
    const { faults, maximumFaults, isCut } = state
    if (faults.length < maximumFaults || count(state, fault.severity) < maximumFaults) faults.push(fault)
    else if (!isCut) {
      state.isCut = true
      faults.push(createFault('faults_cut', { line, column }))
    }
  }

/** The batch that a header opens. */
export const openBatch = ({ creationDate, options }: CheckState, header: NachaBatchHeader): OpenBatch => {
  const isSameDay = creationDate !== undefined && readNachaDate(header.effectiveEntryDate ?? '') === creationDate
  const sameDayLimit = isSameDay ? sameDayLimitOn(creationDate, options.sameDayLimits) : undefined
  return { header, sameDayLimit, kind: undefined, previousTrace: '', totals: NO_TOTALS }
}

import { type FaultRow, faultOrder, faultRow, type NachaFaultCode } from './fault-table.ts'

/** One fault of a file. */
export interface NachaFault {
  readonly code: NachaFaultCode
  readonly severity: FaultRow['severity']
  /** 1 for the first record. */
  readonly line: number
  /** 1–94: where the field starts. */
  readonly column: number
  /** What must hold, what came, how to fix it. Holds no account number. */
  readonly message: string
  /** With this code the operator sends the entry back. */
  readonly returnCode?: string
}

/** What a message may add to the rule. */
export interface FaultDetail {
  /** Ends the sentence "expected …". */
  readonly expected?: string
  /** Ends the sentence "received …". */
  readonly received?: string
}

export interface FaultPlace {
  readonly line: number
  readonly column: number
}

const detailText = ({ expected, received }: FaultDetail): string => {
  const parts = [
    expected === undefined ? [] : [`expected ${expected}`],
    received === undefined ? [] : [`received ${received.trim() === '' ? 'blanks' : received}`],
  ].flat()
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`
}

export const createFault = (
  code: NachaFaultCode,
  { line, column }: FaultPlace,
  detail: FaultDetail = {},
): NachaFault => {
  const { severity, rule, fix, returnCode } = faultRow(code)
  const message = `${rule}${detailText(detail)}. ${fix}.`
  return { code, severity, line, column, message, ...(returnCode === undefined ? {} : { returnCode }) }
}

/** By line, column and the order of the table. */
export const sortFaults = (faults: readonly NachaFault[]): readonly NachaFault[] =>
  faults.toSorted(
    (one, other) => one.line - other.line || one.column - other.column || faultOrder(one.code) - faultOrder(other.code),
  )

/** A file that the strict writer refuses. */
export class NachaFileError extends Error {
  readonly faults: readonly NachaFault[]

  constructor(faults: readonly NachaFault[]) {
    const [first] = faults
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
    super(`Line ${first?.line ?? 0}, column ${first?.column ?? 0}: ${first?.message ?? 'no fault'}${more}`)
    this.name = 'NachaFileError'
    this.faults = faults
  }
}

import type { Operation } from '../operation/operation.ts'
import { operationTable } from '../operation/operation-table.ts'

/** The row of an operation; throws if there is none. */
export const findOperation = (operationId: string): Operation => {
  const found = operationTable.find((row) => row.operationId === operationId)
  if (found === undefined) throw new Error(`Expected an operation, found none called ${operationId}.`)
  return found
}

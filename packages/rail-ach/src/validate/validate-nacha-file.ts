import type { NachaFile } from '../format/nacha-file.ts'
import { createLineSplitter } from '../read/split-lines.ts'
import { createRecordWriter } from '../write/record-writer.ts'
import { writeRecords } from '../write/write-nacha-file.ts'
import type { NachaValidation } from './check-context.ts'
import { createNachaChecker } from './nacha-checker.ts'
import { type NachaFault, sortFaults } from './nacha-fault.ts'

const validateText = (text: string, validation: NachaValidation): readonly NachaFault[] => {
  const splitter = createLineSplitter()
  const checker = createNachaChecker(validation)
  for (const line of splitter.push(text)) checker.take(line)
  for (const line of splitter.end()) checker.take(line)
  checker.end()
  return sortFaults(checker.faults())
}

/**
 * Every fault of a file with line and column, in that order; empty if there is none. A text is checked as it stands, a `NachaFile` as
 * it would be written.
 */
export const validateNachaFile = (
  file: NachaFile | string,
  validation: NachaValidation = {},
): readonly NachaFault[] => {
  if (typeof file === 'string') return validateText(file, validation)
  const writer = createRecordWriter(validation)
  writeRecords(file, writer)
  return writer.faults()
}

/** As `validateNachaFile` for a text of any size that comes in pieces; memory stays the same, and what never ends is given up. */
export const validateNachaStream = async (
  pieces: Iterable<string> | AsyncIterable<string>,
  validation: NachaValidation = {},
): Promise<readonly NachaFault[]> => {
  const splitter = createLineSplitter()
  const checker = createNachaChecker(validation)
  for await (const piece of pieces) {
    for (const line of splitter.push(piece)) checker.take(line)
    if (checker.isTooLong()) return sortFaults(checker.faults())
  }
  for (const line of splitter.end()) checker.take(line)
  checker.end()
  return sortFaults(checker.faults())
}

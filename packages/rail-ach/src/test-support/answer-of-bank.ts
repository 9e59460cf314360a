import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { NachaEntry, NachaFile } from '../format/nacha-file.ts'
import { readNachaFile } from '../read/read-nacha-file.ts'
import { findTransactionCode, transactionCodeFor } from '../table/transaction-code-table.ts'
import { writeNachaFile } from '../write/write-nacha-file.ts'

/** The file that a text is; throws if it is none. */
export const demandFile = (text: string): NachaFile => {
  const reading = readNachaFile(text)
  if (!reading.ok) throw new Error(reading.faults.map(({ message }) => message).join('\n'))
  return reading.file
}

export const entriesOf = (text: string): readonly NachaEntry[] =>
  demandFile(text).batches.flatMap(({ entries }) => entries)

/** What the receiving bank says of an entry. */
export type BankAnswer =
  | { readonly kind: 'return'; readonly returnCode: string }
  | { readonly kind: 'change'; readonly changeCode: string; readonly correctedData: string }

export interface AnsweredEntry {
  readonly entry: NachaEntry
  readonly answer: BankAnswer
}

const RECEIVER = '02100002'

const backEntry = ({ entry, answer }: AnsweredEntry, index: number): NachaEntry => {
  const traceNumber = RECEIVER + String(index + 1).padStart(7, '0')
  const code = findTransactionCode(entry.transactionCode)
  const about = { originalTraceNumber: entry.traceNumber, originalReceivingBank: RECEIVER, traceNumber }
  const addenda: NachaAddenda = { ...answer, ...about }
  return {
    transactionCode: transactionCodeFor(code?.account ?? 'checking', code?.direction ?? 'credit', 'return'),
    routingNumber: '091000019',
    accountNumber: entry.accountNumber,
    amount: answer.kind === 'return' ? entry.amount : 0n,
    name: 'RETURNED',
    traceNumber,
    addenda: [addenda],
  }
}

/** The file in which returns and changes come back. */
export const answerFile = (
  answered: readonly AnsweredEntry[],
  fileIdModifier = 'A',
  creationDate = '260305',
): string => {
  const batches = (['return', 'change'] as const).flatMap((kind, index) => {
    const entries = answered.filter(({ answer }) => answer.kind === kind).map(backEntry)
    const header = {
      serviceClass: '200',
      companyName: 'ACME REBATES',
      companyId: '1234567890',
      entryType: kind === 'return' ? 'PPD' : 'COR',
      entryDescription: 'PAYMENT',
      effectiveEntryDate: '260305',
      settlementDate: '064',
      originatorStatus: '1',
      originatingBank: RECEIVER,
      batchNumber: index + 1,
    }
    return entries.length === 0 ? [] : [{ header, entries }]
  })
  return writeNachaFile({
    header: {
      immediateDestination: '091000019',
      immediateOrigin: '021000021',
      creationDate,
      creationTime: '0630',
      fileIdModifier,
    },
    batches,
  })
}

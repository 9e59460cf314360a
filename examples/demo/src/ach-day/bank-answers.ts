import {
  findTransactionCode,
  type NachaAddenda,
  type NachaBatch,
  type NachaEntry,
  transactionCodeFor,
  writeCorrectedData,
  writeNachaFile,
} from '@linx/rail-ach'

/** What the receiving bank says of an entry. */
export interface BankAnswer {
  readonly entry: NachaEntry
  readonly says: 'R01' | 'R03' | 'C01'
}

const RECEIVER = '02100002'
const OUR_BANK = '091000019'

const addendaOf = ({ entry, says }: BankAnswer, traceNumber: string): NachaAddenda => {
  const about = { originalTraceNumber: entry.traceNumber, originalReceivingBank: RECEIVER, traceNumber }
  if (says !== 'C01') return { kind: 'return', returnCode: says, ...about }
  const accountNumber = `9${entry.accountNumber.trim()}`
  return { kind: 'change', changeCode: says, correctedData: writeCorrectedData(says, { accountNumber }), ...about }
}

const entryOf = (answer: BankAnswer, index: number): NachaEntry => {
  const { entry, says } = answer
  const code = findTransactionCode(entry.transactionCode)
  const traceNumber = RECEIVER + String(index + 1).padStart(7, '0')
  return {
    transactionCode: transactionCodeFor(code?.account ?? 'checking', code?.direction ?? 'credit', 'return'),
    routingNumber: OUR_BANK,
    accountNumber: entry.accountNumber,
    amount: says === 'C01' ? 0n : entry.amount,
    name: 'RECEIVER',
    traceNumber,
    addenda: [addendaOf(answer, traceNumber)],
  }
}

const batchOf = (entryType: 'PPD' | 'COR', answers: readonly BankAnswer[], batchNumber: number): NachaBatch => ({
  header: {
    serviceClass: '200',
    companyName: 'ROCKET REBATES',
    companyId: '1234567890',
    entryType,
    entryDescription: 'PAYMENT',
    effectiveEntryDate: '260304',
    settlementDate: '063',
    originatorStatus: '1',
    originatingBank: RECEIVER,
    batchNumber,
  },
  entries: answers.map(entryOf),
})

/** The file in which returns and notifications of change come back on Wednesday morning. */
export const answerFile = (answers: readonly BankAnswer[]): string =>
  writeNachaFile({
    header: {
      immediateDestination: OUR_BANK,
      immediateOrigin: '021000021',
      creationDate: '260304',
      creationTime: '0630',
      fileIdModifier: 'A',
    },
    batches: [
      batchOf(
        'PPD',
        answers.filter(({ says }) => says !== 'C01'),
        1,
      ),
      batchOf(
        'COR',
        answers.filter(({ says }) => says === 'C01'),
        2,
      ),
    ],
  })

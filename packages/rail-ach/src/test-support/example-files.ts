import { writeCorrectedData } from '../code/corrected-data.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { NachaBatch, NachaBatchHeader, NachaEntry, NachaFile, NachaFileHeader } from '../format/nacha-file.ts'

export const exampleFileHeader: NachaFileHeader = {
  immediateDestination: '091000019',
  immediateOrigin: '1234567890',
  creationDate: '260302',
  creationTime: '0930',
  fileIdModifier: 'A',
  destinationName: 'FIRST EXAMPLE BANK',
  originName: 'ACME REBATES INC',
}

export const exampleBatchHeader = (entryType: string, members: Partial<NachaBatchHeader> = {}): NachaBatchHeader => ({
  serviceClass: '200',
  companyName: 'ACME REBATES',
  companyId: '1234567890',
  entryType,
  entryDescription: 'PAYMENT',
  effectiveEntryDate: '260303',
  originatorStatus: '1',
  originatingBank: '09100001',
  batchNumber: 1,
  ...members,
})

/** The nth trace number of the example bank. */
export const exampleTrace = (number: number): string => `09100001${String(number).padStart(7, '0')}`

const credit: Omit<NachaEntry, 'traceNumber'> = {
  transactionCode: '22',
  routingNumber: '021000021',
  accountNumber: '000111222333',
  amount: 25_625n,
  name: 'JOHN DOE',
}

const debit: Omit<NachaEntry, 'traceNumber'> = {
  transactionCode: '27',
  routingNumber: '011401533',
  accountNumber: '444555666',
  amount: 1_999n,
  name: 'JANE ROE',
}

const withTraces = (entries: readonly Omit<NachaEntry, 'traceNumber'>[]): readonly NachaEntry[] =>
  entries.map((entry, index) => ({ ...entry, traceNumber: exampleTrace(index + 1) }))

/** A file with one batch. */
export const oneBatchFile = (
  entryType: string,
  entries: readonly Omit<NachaEntry, 'traceNumber'>[],
  members: Partial<NachaBatchHeader> = {},
): NachaFile => ({
  header: exampleFileHeader,
  batches: [{ header: exampleBatchHeader(entryType, members), entries: withTraces(entries) }],
})

const payment = (paymentInformation: string, sequenceNumber: number, trace: number): NachaAddenda => ({
  kind: 'payment',
  paymentInformation,
  sequenceNumber,
  entryDetailSequence: exampleTrace(trace).slice(8),
})

/** What comes back: entries of the receiving bank, each with one record 7 about our trace number. */
const backBatch = (
  header: Partial<NachaBatchHeader> & { readonly entryType: string },
  entries: readonly { readonly entry: Omit<NachaEntry, 'traceNumber' | 'addenda'>; readonly addenda: NachaAddenda }[],
): NachaBatch => ({
  header: { ...exampleBatchHeader(header.entryType), originatingBank: '02100002', settlementDate: '064', ...header },
  entries: entries.map(({ entry, addenda }, index) => {
    const traceNumber = `02100002${String(index + 1).padStart(7, '0')}`
    return { ...entry, traceNumber, addenda: [{ ...addenda, traceNumber } as NachaAddenda] }
  }),
})

const original = (number: number) => ({
  originalTraceNumber: exampleTrace(number),
  originalReceivingBank: '02100002',
  traceNumber: '',
})

const backFile = (batch: NachaBatch): NachaFile => ({
  header: { ...exampleFileHeader, immediateDestination: '091000019', immediateOrigin: '021000021' },
  batches: [batch],
})

const toUs = { ...credit, routingNumber: '091000019' }

const returns = backFile(
  backBatch({ entryType: 'PPD', serviceClass: '200' }, [
    { entry: { ...toUs, transactionCode: '21' }, addenda: { kind: 'return', returnCode: 'R03', ...original(1) } },
    {
      entry: { ...toUs, transactionCode: '26', amount: 1_999n },
      addenda: { kind: 'return', returnCode: 'R01', information: 'RETRY LATER', ...original(2) },
    },
    {
      entry: { ...toUs, transactionCode: '21', amount: 5_000n },
      addenda: { kind: 'return', returnCode: 'R15', dateOfDeath: '260211', ...original(3) },
    },
  ]),
)

const dishonored = backFile(
  backBatch({ entryType: 'PPD' }, [
    {
      entry: { ...toUs, transactionCode: '21' },
      addenda: {
        kind: 'dishonored-return',
        dishonorCode: 'R68',
        returnTraceNumber: '021000020000001',
        returnSettlementDate: '064',
        returnReason: '03',
        information: 'UNTIMELY',
        ...original(1),
      },
    },
  ]),
)

const contested = backFile(
  backBatch({ entryType: 'PPD' }, [
    {
      entry: { ...toUs, transactionCode: '21' },
      addenda: {
        kind: 'contested-return',
        contestCode: 'R73',
        returnDate: '260304',
        originalSettlementDate: '062',
        returnTraceNumber: '021000020000001',
        returnSettlementDate: '064',
        returnReason: '03',
        dishonoredTraceNumber: '091000010000009',
        dishonoredSettlementDate: '068',
        dishonorReason: '68',
        ...original(1),
      },
    },
  ]),
)

const corrected = {
  routingNumber: '011401533',
  accountNumber: '98765432109876543',
  nameOnAccount: 'JOHN Q DOE',
  transactionCode: '32',
  individualId: 'JD-2',
}

const changes = backFile(
  backBatch(
    { entryType: 'COR' },
    ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C09'].map((changeCode, index) => ({
      entry: { ...toUs, transactionCode: '21', amount: 0n },
      addenda: {
        kind: 'change' as const,
        changeCode,
        correctedData: writeCorrectedData(changeCode, corrected),
        ...original(index + 1),
      },
    })),
  ),
)

/** Correct files, one for each entry type and each kind of entry, by the name of their page in `docs/ach`. */
export const exampleFiles: { readonly [name: string]: NachaFile } = {
  arc: oneBatchFile('ARC', [{ ...debit, checkSerialNumber: '1234' }], { serviceClass: '225' }),
  boc: oneBatchFile('BOC', [{ ...debit, checkSerialNumber: '1235' }], { serviceClass: '225' }),
  ccd: oneBatchFile('CCD', [
    { ...credit, name: 'SUPPLIER LLC', individualId: 'INV-77', addenda: [payment('RMR*IV*77**256.25\\', 1, 1)] },
    { ...debit, name: 'DEALER LLC', individualId: 'INV-78' },
  ]),
  cie: oneBatchFile('CIE', [{ ...credit, name: 'UTILITY CO', individualId: 'CUSTOMER 4711' }], { serviceClass: '220' }),
  ctx: oneBatchFile('CTX', [
    {
      ...credit,
      name: 'SUPPLIER LLC',
      individualId: 'INV-79',
      addenda: [payment('ISA*00*          *00*', 1, 1), payment('IEA*1*000000079\\', 2, 1)],
    },
  ]),
  pop: oneBatchFile('POP', [{ ...debit, checkSerialNumber: '1236', terminalCity: 'AUST', terminalState: 'TX' }], {
    serviceClass: '225',
  }),
  ppd: oneBatchFile('PPD', [
    { ...credit, individualId: 'JD-1' },
    { ...debit, individualId: 'JR-1', transactionCode: '37' },
    { ...credit, amount: 5_000n, individualId: 'JD-3', discretionaryData: 'X1' },
  ]),
  rck: oneBatchFile('RCK', [{ ...debit, checkSerialNumber: '1237' }], {
    serviceClass: '225',
    entryDescription: 'REDEPCHECK',
  }),
  tel: oneBatchFile('TEL', [{ ...debit, individualId: 'JR-2', paymentType: 'S' }], { serviceClass: '225' }),
  web: oneBatchFile(
    'WEB',
    [
      { ...debit, individualId: 'JR-3', paymentType: 'S' },
      { ...debit, individualId: 'JR-4', paymentType: 'R' },
    ],
    { serviceClass: '225' },
  ),
  prenote: oneBatchFile('PPD', [
    { ...debit, transactionCode: '28', amount: 0n, individualId: 'JR-5' },
    { ...credit, transactionCode: '33', amount: 0n, individualId: 'JD-5' },
  ]),
  'zero-dollar': oneBatchFile('CCD', [
    { ...credit, transactionCode: '24', amount: 0n, addenda: [payment('REMITTANCE DATA ONLY\\', 1, 1)] },
  ]),
  reversal: oneBatchFile('TEL', [{ ...credit, individualId: 'JR-2' }], {
    serviceClass: '220',
    entryDescription: 'REVERSAL',
  }),
  balanced: oneBatchFile('PPD', [
    { ...credit, individualId: 'JD-1' },
    { ...credit, transactionCode: '27', name: 'OFFSET', accountNumber: '000999888777', routingNumber: '091000019' },
  ]),
  return: returns,
  'dishonored-return': dishonored,
  'contested-return': contested,
  change: changes,
}

import fc from 'fast-check'
import { writeCorrectedData } from '../code/corrected-data.ts'
import { returnCodeTable } from '../code/return-code-table.ts'
import type { NachaAddenda } from '../format/nacha-addenda.ts'
import type { NachaBatch, NachaEntry, NachaFile } from '../format/nacha-file.ts'
import { routingCheckDigit } from '../format/routing-number.ts'
import { type EntryTypeRow, entryTypeTable } from '../table/entry-type-table.ts'
import { transactionCodeTable } from '../table/transaction-code-table.ts'
import { exampleBatchHeader } from './example-files.ts'

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))

/** Printable text without spaces at its ends, not empty. */
const text = (maximum: number) =>
  fc
    .string({ unit: fc.constantFrom(...PRINTABLE), minLength: 1, maxLength: maximum })
    .map((value) => value.trim() || 'X')

const optional = <Value>(name: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [name]: given }))

const routingNumber = fc.integer({ min: 1_000_000, max: 12_999_999 }).map((bank) => {
  const digits = String(bank).padStart(8, '0')
  return `${digits}${routingCheckDigit(digits)}`
})

const maximumAmount = 9_999_999_999n

const shapeFields = (type: EntryTypeRow): fc.Arbitrary<Partial<NachaEntry>> => {
  switch (type.shape) {
    case 'check':
      return fc.record({ name: text(22), checkSerialNumber: text(15) })
    case 'pointOfPurchase':
      return fc.record({
        name: text(22),
        checkSerialNumber: text(9),
        terminalCity: text(4),
        terminalState: fc.constantFrom('TX', 'NY', 'CA'),
      })
    case 'customerInitiated':
      return fc.record({ name: text(15), individualId: text(22) })
    case 'remote':
      return fc.record({ name: text(22), individualId: text(15), paymentType: fc.constantFrom('R', 'S') })
    case 'corporateExchange':
      return fc.record({ name: text(16), individualId: text(15) })
    case 'standard':
      return fc.record({ name: text(22), individualId: text(15) })
  }
}

type Draft = { readonly entry: Omit<NachaEntry, 'traceNumber' | 'addenda'>; readonly notes: readonly string[] }

const paymentDraft = (type: EntryTypeRow): fc.Arbitrary<Draft> => {
  const codes = transactionCodeTable.filter(
    ({ use, direction }) =>
      (use === 'live' || use === 'prenote') && (type.direction === 'both' || type.direction === direction),
  )
  const ceiling = type.maximumAmount ?? maximumAmount
  return fc
    .tuple(
      fc.constantFrom(...codes),
      routingNumber,
      text(17),
      fc.bigInt({ min: 1n, max: ceiling }),
      shapeFields(type),
      fc.array(text(80), { maxLength: Math.min(type.maximumAddenda, 3) }),
    )
    .map(([{ code, use }, routing, accountNumber, amount, fields, notes]) => ({
      entry: {
        ...fields,
        transactionCode: code,
        routingNumber: routing,
        accountNumber,
        amount: use === 'live' ? amount : 0n,
      },
      notes,
    }))
}

const traceOf = (bank: string, number: number): string => bank + String(number).padStart(7, '0')

const paymentBatch = (type: EntryTypeRow): fc.Arbitrary<NachaBatch> =>
  fc
    .tuple(
      fc.array(paymentDraft(type), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9_000_000 }),
      text(16),
      optional('companyDiscretionaryData', text(20)),
      optional('descriptiveDate', text(6)),
    )
    .map(([drafts, firstTrace, companyName, discretionary, descriptive]) => {
      const members = { companyName, ...discretionary, ...descriptive }
      const entryDescription = type.entryDescription ?? 'PAYMENT'
      return {
        header: exampleBatchHeader(type.code, { ...members, entryDescription }),
        entries: drafts.map(({ entry, notes }, index) => {
          const traceNumber = traceOf('09100001', firstTrace + index * 3)
          const addenda = notes.map((paymentInformation, note) => ({
            kind: 'payment' as const,
            paymentInformation,
            sequenceNumber: note + 1,
            entryDetailSequence: traceNumber.slice(8),
          }))
          return { ...entry, traceNumber, ...(addenda.length === 0 ? {} : { addenda }) }
        }),
      }
    })

const returnCodes = returnCodeTable.filter(({ code }) => code < 'R61').map(({ code }) => code)

const backBatch = fc
  .tuple(
    fc.constantFrom('return', 'change'),
    fc.array(
      fc.tuple(
        paymentDraft(entryTypeTable[2]),
        fc.constantFrom(...returnCodes),
        fc.integer({ min: 1, max: 9_999_999 }),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  )
  .map(([kind, drafts]): NachaBatch => {
    const isChange = kind === 'change'
    return {
      header: exampleBatchHeader(isChange ? 'COR' : 'PPD', { settlementDate: '062', originatingBank: '02100002' }),
      entries: drafts.map(([{ entry }, returnCode, number], index) => {
        const traceNumber = traceOf('02100002', index + 1)
        const about = {
          originalTraceNumber: traceOf('09100001', number),
          originalReceivingBank: '02100002',
          traceNumber,
        }
        const addenda: NachaAddenda = isChange
          ? { kind: 'change', changeCode: 'C02', correctedData: writeCorrectedData('C02', entry), ...about }
          : { kind: 'return', returnCode, ...about }
        const amount = isChange ? 0n : entry.amount
        return { ...entry, amount, transactionCode: '26', traceNumber, addenda: [addenda] }
      }),
    }
  })

/** A correct file: one to three batches of any entry type, or of returns or changes. */
export const randomFile: fc.Arbitrary<NachaFile> = fc
  .tuple(
    fc.array(fc.oneof(...entryTypeTable.map(paymentBatch), backBatch), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('A', 'Z', '0', '9'),
    optional('creationTime', fc.constantFrom('0000', '0930', '2359')),
    optional('referenceCode', text(8)),
    fc.constantFrom('1234567890', '091000019'),
  )
  .map(([batches, fileIdModifier, time, reference, immediateOrigin]) => ({
    header: {
      immediateDestination: '091000019',
      immediateOrigin,
      creationDate: '260302',
      fileIdModifier,
      ...time,
      ...reference,
    },
    batches: batches.map(({ header, entries }, index) => ({ header: { ...header, batchNumber: index + 1 }, entries })),
  }))

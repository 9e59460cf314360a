import {
  type NachaEntry,
  type NachaSource,
  streamNachaFile,
  streamNachaRecords,
  validateNachaStream,
} from '@linx/rail-ach'
import { median } from './measure/median.ts'
import { formatCount, printTable } from './measure/print-table.ts'

const ENTRIES = Number(process.argv[2] ?? 1_000_000)
const ROUND_ENTRIES = Math.min(ENTRIES, 50_000)
const ROUNDS = 5
/** More entries do not fit the six digits that count them in a batch. */
const ENTRIES_IN_A_BATCH = 500_000
const MEGABYTE = 1_048_576

const entryOf = (index: number): NachaEntry => ({
  transactionCode: '22',
  routingNumber: '021000021',
  accountNumber: String(1_000_000 + (index % 900_000)),
  amount: BigInt((index % 100_000) + 1),
  name: 'JOHN DOE',
  individualId: `P${index}`,
  traceNumber: `09100001${String((index % 9_999_999) + 1).padStart(7, '0')}`,
})

function* entriesFrom(start: number, end: number) {
  for (let index = start; index < end; index += 1) yield entryOf(index)
}

function* batchesOf(count: number) {
  for (let start = 0; start < count; start += ENTRIES_IN_A_BATCH) {
    const header = {
      serviceClass: '220',
      companyName: 'ACME REBATES',
      companyId: '1234567890',
      entryType: 'PPD',
      entryDescription: 'PAYMENT',
      effectiveEntryDate: '260303',
      originatorStatus: '1',
      originatingBank: '09100001',
      batchNumber: start / ENTRIES_IN_A_BATCH + 1,
    }
    yield { header, entries: entriesFrom(start, Math.min(start + ENTRIES_IN_A_BATCH, count)) }
  }
}

const sourceOf = (count: number): NachaSource => ({
  header: {
    immediateDestination: '091000019',
    immediateOrigin: '1234567890',
    creationDate: '260302',
    fileIdModifier: 'A',
  },
  batches: batchesOf(count),
})

/** What one way to handle a file does with it. */
type Work = (pieces: readonly string[]) => Promise<unknown>

/** The same bytes from one place to another, as a program that looks at none of them would. */
const copy: Work = async (pieces) => {
  let bytes = 0
  for (const piece of pieces) {
    const from = Buffer.from(piece, 'latin1')
    const to = Buffer.allocUnsafe(from.length)
    bytes += from.copy(to)
  }
  return bytes
}

const read: Work = async (pieces) => {
  let records = 0
  for await (const _ of streamNachaRecords(pieces)) records += 1
  return records
}

const validate = async (pieces: Iterable<string> | AsyncIterable<string>): Promise<void> => {
  const faults = await validateNachaStream(pieces)
  if (faults.some(({ severity }) => severity === 'error')) throw new Error(faults[0]?.message ?? 'faults')
}

const write: Work = async () => {
  let characters = 0
  for await (const piece of streamNachaFile(sourceOf(ROUND_ENTRIES))) characters += piece.length
  return characters
}

const secondsOf = async (work: Work, pieces: readonly string[]): Promise<number> => {
  const start = performance.now()
  await work(pieces)
  return (performance.now() - start) / 1_000
}

const CANDIDATES: readonly (readonly [string, Work])[] = [
  ['copying the same bytes', copy],
  ['writing, every record checked', write],
  ['reading records', read],
  ['validating', validate],
]

/** The candidates take turns; the first round is thrown away. */
const measureRates = async (): Promise<readonly (readonly string[])[]> => {
  const pieces: string[] = []
  for await (const piece of streamNachaFile(sourceOf(ROUND_ENTRIES))) pieces.push(piece)
  const seconds = CANDIDATES.map((): number[] => [])
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [index, [, work]] of CANDIDATES.entries()) {
      const spent = await secondsOf(work, pieces)
      if (round > 0) seconds[index]?.push(spent)
    }
  }
  const [base = []] = seconds
  return CANDIDATES.map(([name], index) => {
    const own = seconds[index] ?? []
    const ratio = median(own.map((spent, round) => spent / (base[round] ?? Number.NaN)))
    return [name, formatCount(ROUND_ENTRIES / median(own)), `${ratio.toFixed(0)} x`]
  })
}

/** Writes a whole file into the validator and looks at the heap on the way. */
const measureMemory = async () => {
  const samples: number[] = []
  const watched = async function* () {
    let pieces = 0
    for await (const piece of streamNachaFile(sourceOf(ENTRIES))) {
      pieces += 1
      if (pieces % 100 === 0) {
        globalThis.gc?.()
        samples.push(process.memoryUsage().heapUsed)
      }
      yield piece
    }
  }
  await validate(watched())
  return samples
}

printTable(
  [`files of ${formatCount(ROUND_ENTRIES)} entries`, 'entries a second', 'time of the copy'],
  await measureRates(),
)

const samples = await measureMemory()
const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1)
const tenth = samples.slice(0, Math.max(1, Math.floor(samples.length / 10)))
printTable(
  [`one file of ${formatCount(ENTRIES)} entries, written and validated`, 'megabytes on the heap'],
  [
    ['most in the first tenth of it', megabytes(Math.max(...tenth))],
    ['most in all of it', megabytes(Math.max(...samples))],
  ],
)

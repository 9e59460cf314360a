import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Engine } from '@linx/engine'
import {
  type AchRail,
  findTransactionCode,
  type NachaBatch,
  type NachaEntry,
  readNachaFile,
  transactionCodeFor,
  writeNachaFile,
} from '@linx/rail-ach'

/** The bank that takes the files, as far as it is played here. */
export interface Bank {
  /** Sends a settled payment back for insufficient funds, in a file of returns; `false` if it has no such payment. */
  returnPayment(reference: string): Promise<boolean>
}

const OUR_BANK = '091000019'
const CENTRAL_BANK = '021000021'

/** `260304` in UTC. */
const dateText = (at: number): string => new Date(at).toISOString().slice(2, 10).replaceAll('-', '')

const dayOfYear = (at: number): string => {
  const date = new Date(at)
  return String(Math.floor((at - Date.UTC(date.getUTCFullYear(), 0, 0)) / 86_400_000)).padStart(3, '0')
}

const returnEntry = (entry: NachaEntry, traceNumber: string): NachaEntry => {
  const code = findTransactionCode(entry.transactionCode)
  const originalReceivingBank = entry.routingNumber.slice(0, 8)
  return {
    transactionCode: transactionCodeFor(code?.account ?? 'checking', code?.direction ?? 'credit', 'return'),
    routingNumber: OUR_BANK,
    accountNumber: entry.accountNumber,
    amount: entry.amount,
    name: entry.name ?? 'RECEIVER',
    traceNumber,
    addenda: [
      { kind: 'return', returnCode: 'R01', originalTraceNumber: entry.traceNumber, originalReceivingBank, traceNumber },
    ],
  }
}

const returnFile = ({ header }: NachaBatch, entry: NachaEntry, at: number, serial: number): string => {
  const receiver = entry.routingNumber.slice(0, 8)
  const traceNumber = receiver + String(serial).padStart(7, '0')
  return writeNachaFile({
    header: {
      immediateDestination: OUR_BANK,
      immediateOrigin: CENTRAL_BANK,
      creationDate: dateText(at),
      creationTime: '0630',
      fileIdModifier: 'A',
    },
    batches: [
      {
        header: {
          ...header,
          serviceClass: '200',
          effectiveEntryDate: dateText(at),
          settlementDate: dayOfYear(at),
          originatingBank: receiver,
          batchNumber: 1,
        },
        entries: [returnEntry(entry, traceNumber)],
      },
    ],
  })
}

const MAXIMUM_SERIAL = 9_999_999

export const createBank = (
  folder: string,
  { ach, engine, clock }: { readonly ach: AchRail; readonly engine: Engine; readonly clock: Clock },
): Bank => {
  const directory = join(folder, 'ach-files')

  const batchesOf = (name: string): readonly NachaBatch[] => {
    const reading = readNachaFile(readFileSync(join(directory, name), 'utf8'))
    return reading.ok ? reading.file.batches : []
  }

  const findEntry = (trace: string) => {
    const names = readdirSync(directory).filter((name) => name.endsWith('.ach'))
    for (const batch of names.flatMap(batchesOf)) {
      const entry = batch.entries.find(({ traceNumber }) => traceNumber === trace)
      if (entry !== undefined) return { batch, entry }
    }
    return undefined
  }

  return {
    returnPayment: async (reference) => {
      const known = await ach.inquire({ reference }, { signal: AbortSignal.timeout(5_000) })
      const found =
        known.outcome === 'found' && known.providerId !== undefined ? findEntry(known.providerId) : undefined
      if (found === undefined) return false
      const now = clock.now()
      const rawBody = returnFile(found.batch, found.entry, now, (now % MAXIMUM_SERIAL) + 1)
      const summary = await engine.rails.ingest('ach', { source: 'file', name: `returns-${now}.ach`, rawBody })
      return summary.applied > 0
    },
  }
}

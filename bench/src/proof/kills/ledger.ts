import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { SmsKind } from '@linx/contracts'

/** A fact outside the engine, written before anybody is answered, so that it survives whoever dies. */
export type LedgerEntry =
  | {
      readonly peer: 'sms'
      readonly reference: string
      readonly kind: SmsKind
      readonly at: number
      readonly link?: string
    }
  | {
      readonly peer: 'rail'
      readonly transactionId: string
      readonly reference: string
      /** Cents. */
      readonly amountMinor: number
      readonly at: number
    }
  /** The engine answered the client: from here on it may not be lost. */
  | { readonly peer: 'client'; readonly index: number; readonly workflowId: string; readonly status: string }

type EntryOf<Peer extends LedgerEntry['peer']> = Extract<LedgerEntry, { readonly peer: Peer }>

export interface Ledger {
  append(entry: LedgerEntry): void
  length(): number
  of<Peer extends LedgerEntry['peer']>(peer: Peer): readonly EntryOf<Peer>[]
}

/** A line that was cut off by a kill was never answered. */
const parseLine = (line: string): readonly LedgerEntry[] => {
  try {
    return [JSON.parse(line)]
  } catch {
    return []
  }
}

/** Opens the file of facts that all peers of a round share; `onEntry` is called behind each one that is added. */
export const openLedger = (path: string, onEntry: () => void = () => undefined): Ledger => {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const entries = text.split('\n').flatMap(parseLine)
  if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n')
  return {
    append: (entry) => {
      appendFileSync(path, `${JSON.stringify(entry)}\n`)
      entries.push(entry)
      onEntry()
    },
    length: () => entries.length,
    of: <Peer extends LedgerEntry['peer']>(peer: Peer) =>
      entries.filter((entry): entry is EntryOf<Peer> => entry.peer === peer),
  }
}

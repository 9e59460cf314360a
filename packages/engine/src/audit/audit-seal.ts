import { hash } from 'node:crypto'
import type { Instant, JournalEntry, JsonObject } from '@linx/contracts'
import type { RecordKind } from '../store/record-kind.ts'
import { auditText } from './audit-text.ts'

/** The subject of the entries that seal others. */
export const SEAL_SUBJECT = 'audit/seal'

/** What a seal says: these entries, in this order, behind that chain. */
export interface AuditSeal {
  /** 1 for the first. */
  readonly seq: number
  /** Hash of the seal before; empty for the first. */
  readonly previous: string
  /** Ids of the entries, at most 1,000. */
  readonly entries: readonly string[]
  /** SHA-256 over all of the above and the content of each entry, base64url. */
  readonly hash: string
}

/** Where the chain of a Business Account ends. Keep one outside: what comes before it can then never be rewritten unseen. */
export interface AuditHead {
  readonly seq: number
  readonly hash: string
  /** Entries in all seals so far. */
  readonly entries: number
  /** The seal's time, ISO 8601. */
  readonly sealedAt: string
}

export interface StoredAuditHead {
  readonly schemaVersion: 1
  readonly businessAccountId: string
  readonly id: 'head'
  readonly seq: number
  readonly hash: string
  /** The entry that holds the latest seal. */
  readonly sealId: string
  readonly entries: number
  /** Entries up to here were looked at. */
  readonly sealedUntil: Instant
  readonly sealedAt: Instant
}

/** One a Business Account; its version puts the seals of several processes in line. */
export const auditHeadKind: RecordKind<StoredAuditHead> = {
  kind: 'auditHead',
  indexes: [{ name: 'sealedAt', type: 'number' }],
  idOf: ({ id }) => id,
  indexesOf: ({ sealedAt }) => ({ sealedAt }),
}

const contentHash = (entry: JournalEntry): string =>
  hash('sha256', `${auditText(entry)}\n${String(entry.body.digest)}`, 'base64url')

/** The hash of a seal over these entries. */
export const sealHash = (seq: number, previous: string, entries: readonly JournalEntry[]): string =>
  hash('sha256', JSON.stringify([seq, previous, entries.map((entry) => [entry.id, contentHash(entry)])]), 'base64url')

/** The seal in an entry, if it has the form of one. */
export const sealOf = ({ body }: JournalEntry): AuditSeal | undefined => {
  const seal = body.seal as unknown as AuditSeal | undefined
  return typeof seal === 'object' && seal !== null && Array.isArray(seal.entries) && Number.isInteger(seal.seq)
    ? seal
    : undefined
}

export const sealBody = (seal: AuditSeal): JsonObject => ({ ...seal, entries: [...seal.entries] })

/** Sorts before every id of version 7 that was made at this instant or later. */
export const idFloor = (instant: Instant): string => {
  const time = Math.max(0, Math.floor(instant)).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

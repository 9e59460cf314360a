import { createHash } from 'node:crypto'
import {
  type Instant,
  type RailEvent,
  type RailInbound,
  SHARED_BUSINESS_ACCOUNT_ID,
  type Solution,
} from '@linx/contracts'
import type { RecordKind } from '../store/record-kind.ts'

/** News that fit no transaction, or that nobody could read: kept whole for a person, never dropped. */
export interface ParkedRailNews {
  readonly schemaVersion: 1
  /** Whose it is is what nobody knows. */
  readonly businessAccountId: typeof SHARED_BUSINESS_ACCOUNT_ID
  /** Hash of the news: a second copy is the same record. */
  readonly id: string
  readonly solution: Solution
  readonly reason: 'unmatched' | 'unreadable' | 'refused'
  /** `APPLIED`: what it is about appeared later. */
  readonly status: 'PARKED' | 'APPLIED'
  /** One sentence for the operator. */
  readonly message: string
  readonly receivedAt: Instant
  /** Of `unmatched` and `refused`. */
  readonly event?: RailEvent
  /** Of `unreadable`: the name and the first 4,000 characters. */
  readonly inbound?: { readonly name: string; readonly head: string }
}

export const parkedRailNewsKind: RecordKind<ParkedRailNews> = {
  kind: 'parkedRailNews',
  indexes: [
    { name: 'solution', type: 'string' },
    { name: 'receivedAt', type: 'number' },
    { name: 'status', type: 'string' },
  ],
  secrets: [{ path: 'event' }, { path: 'inbound' }],
  idOf: ({ id }) => id,
  indexesOf: ({ solution, receivedAt, status }) => ({ solution, receivedAt, status }),
}

const KEPT_CHARACTERS = 4_000

const hashOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('base64url')
}

const common = { schemaVersion: 1, businessAccountId: SHARED_BUSINESS_ACCOUNT_ID, status: 'PARKED' } as const

export const parkEvent = (
  solution: Solution,
  event: RailEvent,
  why: Pick<ParkedRailNews, 'reason' | 'message' | 'receivedAt'>,
): ParkedRailNews => ({ ...common, ...why, id: hashOf(solution, event.dedupeKey), solution, event })

export const parkInbound = (
  solution: Solution,
  { name, rawBody }: RailInbound,
  why: Pick<ParkedRailNews, 'message' | 'receivedAt'>,
): ParkedRailNews => {
  const text =
    typeof rawBody === 'string'
      ? rawBody.slice(0, KEPT_CHARACTERS)
      : new TextDecoder().decode(rawBody.subarray(0, KEPT_CHARACTERS))
  const inbound = { name: name ?? '', head: text.toWellFormed().replaceAll('\u0000', '') }
  return { ...common, ...why, reason: 'unreadable', id: hashOf(solution, rawBody), solution, inbound }
}

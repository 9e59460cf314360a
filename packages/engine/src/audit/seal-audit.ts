import type { JournalEntry } from '@linx/contracts'
import { internalActor } from '@linx/core'
import type { Clock } from '../platform/clock.ts'
import type { IdSource } from '../platform/id-source.ts'
import type { Loaded } from '../store/record-kind.ts'
import type { Store } from '../store/store.ts'
import type { AuditPolicy } from './audit-policy.ts'
import {
  type AuditSeal,
  auditHeadKind,
  idFloor,
  SEAL_SUBJECT,
  type StoredAuditHead,
  sealBody,
  sealHash,
  sealOf,
} from './audit-seal.ts'
import { auditText } from './audit-text.ts'
import { readJournal } from './read-journal.ts'

export interface SealerParts {
  readonly store: Store
  readonly clock: Clock
  readonly ids: IdSource
  readonly policy: AuditPolicy
}

const ENTRIES_A_SEAL = 1_000

const beginning = (businessAccountId: string): Loaded<StoredAuditHead> => ({
  version: 0,
  state: {
    schemaVersion: 1,
    businessAccountId,
    id: 'head',
    seq: 0,
    hash: '',
    sealId: '',
    entries: 0,
    sealedUntil: 0,
    sealedAt: 0,
  },
})

/** Ids that seals since `afterId` hold. */
const sealedSince = async ({ store }: SealerParts, businessAccountId: string, afterId: string) => {
  const sealed = new Set<string>()
  for await (const entry of readJournal(store.storage, { businessAccountId, subject: SEAL_SUBJECT, afterId })) {
    for (const id of sealOf(entry)?.entries ?? []) sealed.add(id)
  }
  return sealed
}

/** The next entries without seal, oldest first; `hasMore` says that a seal's worth was left. */
const findUnsealed = async (parts: SealerParts, head: StoredAuditHead, until: number) => {
  const { businessAccountId, sealedUntil } = head
  const afterId = idFloor(sealedUntil - parts.policy.lateMs)
  const sealed = await sealedSince(parts, businessAccountId, afterId)
  const entries: JournalEntry[] = []
  for await (const entry of readJournal(parts.store.storage, { businessAccountId, afterId })) {
    if (entry.id >= idFloor(until + 1)) break
    if (entry.subject === SEAL_SUBJECT || sealed.has(entry.id)) continue
    if (entries.length === ENTRIES_A_SEAL) return { entries, hasMore: true }
    entries.push(entry)
  }
  return { entries, hasMore: false }
}

const sealEntry = async ({ store, ids, clock }: SealerParts, businessAccountId: string, seal: AuditSeal) => {
  const digest = await store.auditDigest(businessAccountId)
  const body = { action: 'audit.seal', actor: { ...internalActor }, changes: [], events: [], seal: sealBody(seal) }
  const entry = { businessAccountId, id: ids.uuid(), subject: SEAL_SUBJECT, at: clock.now(), body }
  return { ...entry, body: { ...body, digest: digest(auditText(entry)) } }
}

/**
 * Seals the oldest entries without seal, at most 1,000. Answers whether more can be sealed now. Of two processes that seal at once one
 * wins; a process whose clock is behind leaves it to the other.
 */
export const sealOnce = async (parts: SealerParts, businessAccountId: string): Promise<boolean> => {
  const { store, clock, policy } = parts
  const before = (await store.load(auditHeadKind, businessAccountId, 'head')) ?? beginning(businessAccountId)
  const head = before.state
  const until = clock.now() - policy.settleMs
  const { entries, hasMore } = await findUnsealed(parts, head, until)
  const [last] = entries.slice(-1)
  if (last === undefined) return false
  const seq = head.seq + 1
  const hash = sealHash(seq, head.hash, entries)
  const entry = await sealEntry(parts, businessAccountId, {
    seq,
    previous: head.hash,
    entries: entries.map(({ id }) => id),
    hash,
  })
  if (entry.id <= head.sealId) return false
  const after: StoredAuditHead = {
    ...head,
    seq,
    hash,
    sealId: entry.id,
    entries: head.entries + entries.length,
    sealedUntil: Math.max(head.sealedUntil, hasMore ? last.at : until),
    sealedAt: entry.at,
  }
  const key = { businessAccountId, kind: auditHeadKind.kind, id: after.id }
  const put = { key, expectedVersion: before.version, body: { ...after }, indexes: auditHeadKind.indexesOf(after) }
  const result = await store.storage.commit({ now: clock.now(), puts: [put], journal: [entry] })
  return result.committed && hasMore
}

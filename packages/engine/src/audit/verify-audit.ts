import type { JournalEntry } from '@linx/contracts'
import type { Store } from '../store/store.ts'
import type { AuditPolicy } from './audit-policy.ts'
import { type AuditHead, type AuditSeal, auditHeadKind, idFloor, SEAL_SUBJECT, sealHash, sealOf } from './audit-seal.ts'
import { auditText } from './audit-text.ts'
import { findBrokenLinks } from './broken-links.ts'
import { readJournal } from './read-journal.ts'

/** One thing that the engine did not write so. */
export interface AuditProblem {
  readonly problem: /** Its content is not what its digest says. */
    | 'entry-changed'
    /** A seal names it, and it is not there. */
    | 'entry-missing'
    /** It is too old to have no seal: it was put in from outside, or came in after `policy.audit.lateMs`. */
    | 'entry-unsealed'
    /** Entries of one record that do not follow each other: one between them is gone or was changed. */
    | 'record-broken'
    /** Its hash is not that of its entries, or it does not follow the seal before. */
    | 'seal-broken'
    /** The chain ends elsewhere than its stored or its exported head says. */
    | 'head-differs'
  /** The entry or seal; for `record-broken` the record. */
  readonly id: string
}

export interface AuditVerification {
  readonly isIntact: boolean
  readonly sealedEntries: number
  /** Not sealed yet: an edit of them is found, the deletion of the latest entry of a record is not. */
  readonly unsealedEntries: number
  /** The end of the chain; absent before the first seal. */
  readonly head?: AuditHead
  /** At most 100. */
  readonly problems: readonly AuditProblem[]
}

export interface VerifyParts {
  readonly store: Store
  readonly policy: AuditPolicy
}

const MAXIMUM_PROBLEMS = 100

/** Entries in the order of their ids, handed out by id; each is looked at once. */
const createEntryReader = (
  entries: AsyncGenerator<JournalEntry, void, undefined>,
  onEntry: (entry: JournalEntry) => void,
) => {
  const waiting = new Map<string, JournalEntry>()
  let lastId = ''
  let isAtEnd = false
  const advance = async (): Promise<void> => {
    const { value } = await entries.next()
    isAtEnd = value === undefined
    if (value === undefined) return
    onEntry(value)
    lastId = value.id
    if (value.subject !== SEAL_SUBJECT) waiting.set(value.id, value)
  }
  return {
    take: async (id: string): Promise<JournalEntry | undefined> => {
      while (!isAtEnd && lastId < id) await advance()
      const entry = waiting.get(id)
      waiting.delete(id)
      return entry
    },
    rest: async (): Promise<readonly JournalEntry[]> => {
      while (!isAtEnd) await advance()
      return [...waiting.values()]
    },
  }
}

interface Chain {
  readonly seq: number
  readonly hash: string
  readonly entries: number
  readonly sealedAt: number
}

const isFollowing = (chain: Chain, seal: AuditSeal): boolean =>
  seal.seq === chain.seq + 1 && seal.previous === chain.hash

const toHead = ({ seq, hash, entries, sealedAt }: Chain): AuditHead | undefined =>
  seq === 0 ? undefined : { seq, hash, entries, sealedAt: new Date(sealedAt).toISOString() }

type Tell = (problem: AuditProblem['problem'], id: string) => void
type EntryReader = ReturnType<typeof createEntryReader>

/** Checks one seal against its entries and the chain before it; answers the chain behind it. */
const followSeal = async (chain: Chain, entry: JournalEntry, reader: EntryReader, tell: Tell): Promise<Chain> => {
  const seal = sealOf(entry)
  if (seal === undefined) {
    tell('seal-broken', entry.id)
    return chain
  }
  const { seq, previous, hash } = seal
  const entries: JournalEntry[] = []
  for (const id of seal.entries) {
    const found = await reader.take(id)
    if (found === undefined) tell('entry-missing', id)
    else entries.push(found)
  }
  const isWhole = entries.length === seal.entries.length
  if (!isFollowing(chain, seal) || (isWhole && sealHash(seq, previous, entries) !== hash)) tell('seal-broken', entry.id)
  return { seq, hash, entries: chain.entries + seal.entries.length, sealedAt: entry.at }
}

/**
 * Reads the whole journal of a Business Account against its chain of seals. Finds every edit, deletion, insertion and exchange of sealed
 * entries and of seals; `expected`, a head that was exported before, finds a chain that was cut or written anew as well.
 */
export const verifyAudit = async (
  { store, policy }: VerifyParts,
  businessAccountId: string,
  expected?: AuditHead,
): Promise<AuditVerification> => {
  const problems: AuditProblem[] = []
  const tell: Tell = (problem, id) => {
    if (problems.length < MAXIMUM_PROBLEMS) problems.push({ problem, id })
  }
  const digest = await store.auditDigest(businessAccountId)
  const stored = (await store.load(auditHeadKind, businessAccountId, 'head'))?.state
  const reader = createEntryReader(readJournal(store.storage, { businessAccountId }), (entry) => {
    if (entry.body.digest !== digest(auditText(entry))) tell('entry-changed', entry.id)
  })
  let chain: Chain = { seq: 0, hash: '', entries: 0, sealedAt: 0 }
  let isExpectedMet = expected === undefined
  for await (const entry of readJournal(store.storage, { businessAccountId, subject: SEAL_SUBJECT })) {
    chain = await followSeal(chain, entry, reader, tell)
    isExpectedMet ||= expected?.seq === chain.seq && expected.hash === chain.hash
  }
  const rest = await reader.rest()
  const tooOld = idFloor((stored?.sealedUntil ?? 0) - policy.lateMs)
  for (const { id } of rest.filter((entry) => entry.id < tooOld)) tell('entry-unsealed', id)
  for (const record of findBrokenLinks(rest)) tell('record-broken', record)
  if (!isExpectedMet || (stored?.hash ?? '') !== chain.hash) tell('head-differs', SEAL_SUBJECT)
  const head = toHead(chain)
  return {
    isIntact: problems.length === 0,
    sealedEntries: chain.entries,
    unsealedEntries: rest.length,
    ...(head === undefined ? {} : { head }),
    problems,
  }
}

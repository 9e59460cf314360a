import { hash } from 'node:crypto'
import type { JsonObject, RecordKey, RecordPut, UniqueClaim } from '@linx/contracts'
import type { RecordChange } from '../store/change.ts'
import { toStoredBody } from './record-sealer.ts'

/** A state as it is stored. */
export interface StoredBody {
  readonly body: JsonObject
  /** SHA-256 of the body, base64url; the journal names it. */
  readonly digest: string
  /** To be called once it is committed: later changes build on it. */
  remember(): void
}

/** What turns one change into what is stored; made for one commit, works without waiting. */
export interface CommitSealer {
  /** Keys that the commit itself brings into being. */
  readonly puts: readonly RecordPut[]
  /** `undefined` for a record that goes. */
  seal(change: RecordChange, key: RecordKey): StoredBody | undefined
  terms(terms: readonly string[]): readonly string[]
  claim(claim: UniqueClaim): UniqueClaim
  /** Of an audit entry, base64url: an HMAC that nobody without the key can make, or SHA-256 where there are no keys. */
  digest(text: string): string
  remember(): void
}

/** Leaves everything in clear. */
export const clearSealer: CommitSealer = {
  puts: [],
  seal: ({ kind, after, before }, key) =>
    after === undefined
      ? undefined
      : toStoredBody(undefined, { kind, key, after, before: before?.state, nonce: () => new Uint8Array() }),
  terms: (terms) => terms,
  claim: (claim) => claim,
  digest: (text) => hash('sha256', text, 'base64url'),
  remember: () => undefined,
}

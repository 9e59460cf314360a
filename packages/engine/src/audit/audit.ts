import type { Caller, EngineParts } from '../engine-parts.ts'
import { type AuditEntry, type AuditQuery, listAudit } from '../event/list-events.ts'
import { type AuditHead, auditHeadKind } from './audit-seal.ts'
import { type AuditVerification, verifyAudit } from './verify-audit.ts'

/** Who did what in a Business Account: append-only, and sealed in a chain that shows every later change. */
export interface Audit {
  list(query?: AuditQuery): Promise<readonly AuditEntry[]>
  /** The end of the chain of seals; `undefined` before the first one. Keep copies outside of the store. */
  head(): Promise<AuditHead | undefined>
  /**
   * Reads the whole journal against its seals. `head`, exported earlier, must lie on the chain. Costs a read of every entry: for nightly
   * runs, not for requests.
   */
  verify(options?: { readonly head?: AuditHead }): Promise<AuditVerification>
}

export const createAudit = (parts: EngineParts, caller: Caller): Audit => {
  const { businessAccountId } = caller
  return {
    list: (query) => listAudit(parts, caller, query),
    head: async () => {
      await parts.ready()
      const state = (await parts.store.load(auditHeadKind, businessAccountId, 'head'))?.state
      if (state === undefined) return undefined
      const { seq, hash, entries, sealedAt } = state
      return { seq, hash, entries, sealedAt: new Date(sealedAt).toISOString() }
    },
    verify: async ({ head } = {}) => {
      await parts.ready()
      return verifyAudit({ store: parts.store, policy: parts.policy.audit }, businessAccountId, head)
    },
  }
}

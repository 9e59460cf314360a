import { type SealerParts, sealOnce } from './seal-audit.ts'

/** Seals in the background what commits of this process have left. */
export interface AuditSealer {
  /** To be called after each commit that wrote an entry. */
  note(businessAccountId: string): void
  /** Seals what is due; a failure is tried again at the next due time. */
  run(): Promise<void>
}

/** More Business Accounts than these at a time wait for their next commit. */
const MAXIMUM_WAITING = 10_000
const SEALS_A_RUN = 16

export const createAuditSealer = (parts: SealerParts): AuditSealer => {
  const { clock, policy } = parts
  const dueAt = new Map<string, number>()

  const seal = async (businessAccountId: string): Promise<void> => {
    for (let count = 0; count < SEALS_A_RUN; count += 1) {
      if (!(await sealOnce(parts, businessAccountId))) return
    }
    dueAt.set(businessAccountId, clock.now())
  }

  return {
    note: (businessAccountId) => {
      if (dueAt.has(businessAccountId) || dueAt.size >= MAXIMUM_WAITING) return
      dueAt.set(businessAccountId, clock.now() + Math.max(policy.sealEveryMs, policy.settleMs))
    },
    run: async () => {
      const now = clock.now()
      for (const [businessAccountId, due] of dueAt) {
        if (due > now) continue
        dueAt.delete(businessAccountId)
        await seal(businessAccountId).catch(() => dueAt.set(businessAccountId, now + policy.sealEveryMs))
      }
    },
  }
}

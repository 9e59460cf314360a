/** When audit entries are sealed. */
export interface AuditPolicy {
  /** A Business Account whose entries wait is sealed this often by a worker; default 30,000. */
  readonly sealEveryMs: number
  /** Entries are sealed once they are this old, so that slower commits come in before; default 5,000, more than clocks differ. */
  readonly settleMs: number
  /** Entries that came in later are taken into a later seal for this long; after it they count as put in from outside. Default 60,000. */
  readonly lateMs: number
}

export const defaultAuditPolicy: AuditPolicy = { sealEveryMs: 30_000, settleMs: 5_000, lateMs: 60_000 }

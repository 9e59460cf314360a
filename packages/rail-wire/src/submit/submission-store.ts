import type { Instant } from '@linx/contracts'

/** What a repeat of a message must not change; with it the same request gives the same bytes. Holds no account data. */
export interface WireSubmission {
  readonly reference: string
  readonly messageId: string
  readonly createdAt: Instant
  /** `YYYY-MM-DD` */
  readonly executionDate: string
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string
}

/**
 * Remembers what was sent, by reference. An answer of `keep` MUST survive a crash. Entries may be removed once no repeat can come
 * (90 days are plenty). All methods may throw.
 */
export interface SubmissionStore {
  /** Stores the first submission of a reference, atomically; a later one changes nothing. Answers what is stored. */
  keep(submission: WireSubmission): Promise<WireSubmission>
  find(reference: string): Promise<WireSubmission | undefined>
  /** Called only for what is proven never to have left. */
  forget(reference: string): Promise<void>
}

/** Keeps submissions in memory: for tests. After a restart a repeat would not be the same bytes. */
export const createMemorySubmissionStore = (): SubmissionStore => {
  const submissions = new Map<string, WireSubmission>()
  return {
    keep: async (submission) => {
      const known = submissions.get(submission.reference)
      if (known !== undefined) return known
      submissions.set(submission.reference, submission)
      return submission
    },
    find: async (reference) => submissions.get(reference),
    forget: async (reference) => {
      submissions.delete(reference)
    },
  }
}

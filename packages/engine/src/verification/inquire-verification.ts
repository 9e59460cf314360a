import type { EngineParts } from '../engine-parts.ts'
import { inquireAtRail } from '../transaction/ask-rail.ts'
import { referenceOf } from '../transaction/submit-transaction.ts'
import { verificationTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { commandVerification } from './command-verification.ts'
import { loadVerification, verifyingRail } from './verification-store.ts'
import { verificationAttempt } from './verify-account.ts'

/** `inquire-verification`: asks the rail what became of a prenote, also when its waiting period is over. */
export const createInquireVerificationHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { financialAccountId, attemptNumber } = verificationTaskBody(task)
    const { businessAccountId } = task.key
    const verification = (await loadVerification(parts, businessAccountId, financialAccountId))?.verification
    const attempt = verification === undefined ? undefined : verificationAttempt(verification.state, attemptNumber)
    const rail = verifyingRail(parts)
    if (attempt === undefined || rail === undefined) return parts.store.finish(task)
    const outcome = await inquireAtRail(parts, rail, referenceOf(attempt))
    const command = { type: 'inquiry-outcome', attemptNumber, outcome } as const
    await commandVerification(parts, { businessAccountId, financialAccountId, command, held: task })
  }

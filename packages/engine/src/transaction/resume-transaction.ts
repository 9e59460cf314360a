import type { TransactionCommand } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { resumeTaskBody } from '../worker/task-body.ts'
import type { TaskHandler } from '../worker/task-handler.ts'
import { commandTransaction } from './command-transaction.ts'
import { toRailRequest } from './rail-request.ts'
import { loadAccounts, loadTransaction, railOf } from './transaction-store.ts'

/** What becomes of a transaction whose account is verified: the rail's next window, unless the rail refuses it by now. */
const releaseCommand = async (
  parts: EngineParts,
  businessAccountId: string,
  transactionId: string,
): Promise<TransactionCommand> => {
  const loaded = await loadTransaction(parts, businessAccountId, transactionId)
  const rail = loaded === undefined ? undefined : railOf(parts, loaded.state)
  const accounts = loaded === undefined ? undefined : await loadAccounts(parts, loaded.state)
  if (loaded === undefined || rail === undefined || accounts === undefined) {
    return { type: 'fail', message: 'Its rail or an account of it is gone.' }
  }
  const request = toRailRequest(loaded.state, accounts)
  const [issue] = rail.validate(request)
  if (issue !== undefined) return { type: 'fail', message: `The rail refuses it: ${issue.message}` }
  return { type: 'release', submitAt: rail.plan(request, { now: parts.clock.now() }).submitAt }
}

/** `resume-transaction`: lets a transaction go on that has waited for the verification of its account, or ends it. */
export const createResumeHandler =
  (parts: EngineParts): TaskHandler =>
  async (task) => {
    const { transactionId, isVerified, message } = resumeTaskBody(task)
    const { businessAccountId } = task.key
    const command: TransactionCommand = isVerified
      ? await releaseCommand(parts, businessAccountId, transactionId)
      : { type: 'fail', message: `The account is not verified. ${message}` }
    await commandTransaction(parts, { businessAccountId, transactionId, command, held: task })
  }

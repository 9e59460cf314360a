import type { ClaimedTask } from '@linx/contracts'
import { type AccountVerification, decideVerification, internalActor, type VerificationCommand } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { execute } from '../store/execute.ts'
import { loadVerification, verificationChange, verificationContext, verificationState } from './verification-store.ts'

/** A command that the engine itself gives to a verification, under the task that it runs for. */
export interface EngineVerificationCommand {
  readonly businessAccountId: string
  readonly financialAccountId: string
  readonly command: VerificationCommand
  readonly held: ClaimedTask
  /** Keep the task: more is to be done under it. */
  readonly keepsHeld?: boolean
}

/** Decides on what is stored now and commits under the held task. `undefined`: nothing is to be done any more. */
export const commandVerification = (
  parts: EngineParts,
  { businessAccountId, financialAccountId, command, held, keepsHeld }: EngineVerificationCommand,
): Promise<AccountVerification | undefined> =>
  execute<AccountVerification | undefined>(
    parts.store,
    async () => {
      const loaded = await loadVerification(parts, businessAccountId, financialAccountId)
      if (loaded === undefined) return { answer: undefined }
      const state = verificationState(loaded, parts.clock.now())
      const decided = decideVerification(state, command, verificationContext(parts, loaded))
      if (!decided.ok) return { answer: undefined }
      const change = verificationChange(loaded, decided, internalActor, `verification.${command.type}`)
      return { answer: decided.state, change }
    },
    { held, ...(keepsHeld === undefined ? {} : { keepsHeld }) },
  )

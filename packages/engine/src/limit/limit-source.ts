import { limitFault, type TransactionLimit } from '@linx/core'
import { EngineConfigurationError } from '../engine-error.ts'

/**
 * The limits of a Business Account, asked for once a command; an empty list means none. Whoever changes them need not tell the engine. A
 * limit that can't be enforced makes the command throw: money must not move past it.
 */
export type LimitDirectory = (
  businessAccountId: string,
) => readonly TransactionLimit[] | Promise<readonly TransactionLimit[]>

/** Where the engine gets limits from. */
export interface LimitSource {
  /** Throws `EngineConfigurationError` if one of them can't be enforced. */
  of(businessAccountId: string): Promise<readonly TransactionLimit[]>
  /**
   * Runs a command that counts against limits after those of the same Business Account that this process has begun: they all change the
   * same record, so that side by side most of them would lose the race for it. Commands without limits run at once.
   */
  inTurn<Answer>(
    businessAccountId: string,
    limits: readonly TransactionLimit[],
    run: () => Promise<Answer>,
  ): Promise<Answer>
}

const demandSound = (businessAccountId: string, limits: readonly TransactionLimit[]): void => {
  for (const [position, limit] of limits.entries()) {
    const fault = limitFault(limit)
    if (fault === undefined) continue
    throw new EngineConfigurationError(`limits of ${businessAccountId}, entry ${position}: ${fault}. Mend the limit.`)
  }
}

const needsTurn = (limits: readonly TransactionLimit[]): boolean =>
  limits.some(({ limitType }) => limitType !== 'SINGLE')

export const createLimitSource = (directory: LimitDirectory | undefined): LimitSource => {
  const last = new Map<string, Promise<unknown>>()
  return {
    of: async (businessAccountId) => {
      const limits = (await directory?.(businessAccountId)) ?? []
      demandSound(businessAccountId, limits)
      return limits
    },
    inTurn: async (businessAccountId, limits, run) => {
      if (!needsTurn(limits)) return run()
      const before = last.get(businessAccountId) ?? Promise.resolve()
      const mine = before.then(run, run)
      last.set(businessAccountId, mine)
      try {
        return await mine
      } finally {
        if (last.get(businessAccountId) === mine) last.delete(businessAccountId)
      }
    },
  }
}

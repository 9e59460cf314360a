import { type PaymentReason, type Result, success, validatePaymentReasonQuery } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'

/** Why money may be moved: the host's catalogue (`paymentReasons` of `createEngine`), or the known reasons. */
export interface PaymentReasons {
  /** `{ solution }`, in the order of the catalogue; their ids are what a request names. */
  list(query: unknown): Promise<Result<readonly PaymentReason[]>>
}

export const createPaymentReasons = ({ paymentReasons }: EngineParts): PaymentReasons => ({
  list: async (query) => {
    const asked = validatePaymentReasonQuery(query)
    return asked.ok ? success(paymentReasons[asked.value.solution]) : asked
  },
})

import { timingSafeEqual } from 'node:crypto'
import type { StepUp } from '@linx/gateway'

/** A code that the business tells the Customer by another way than the SMS. */
export interface Passcodes {
  readonly stepUp: StepUp
  /** From now on this workflow asks for the code. */
  require(workflowId: string, code: string): void
}

/** Passcodes that the host keeps; a real one also counts wrong tries. */
export const createPasscodes = (): Passcodes => {
  const codes = new Map<string, Buffer>()
  return {
    stepUp: {
      challenge: async ({ workflowId }) => (codes.has(workflowId) ? { method: 'passcode' } : undefined),
      verify: async ({ workflowId }, code) => {
        const [expected, given] = [codes.get(workflowId), Buffer.from(code)]
        return expected?.length === given.length && timingSafeEqual(expected, given) ? 'passed' : 'wrong'
      },
    },
    require: (workflowId, code) => {
      codes.set(workflowId, Buffer.from(code))
    },
  }
}

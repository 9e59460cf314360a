import { phoneDigits, type SessionState, term } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { sessionKind } from '../store/record-kinds.ts'

/** Workflows of a phone that may still send something. */
export interface LiveWorkflows {
  readonly workflowIds: readonly string[]
  readonly customerIds: readonly string[]
}

/** One page of the storage; whoever has more is still held back at each send. */
const MAXIMUM_WORKFLOWS = 1_000

/** The live workflows that send to this phone, oldest first, and their Customers. */
export const findLiveWorkflows = async (
  parts: EngineParts,
  businessAccountId: string,
  phoneNumber: string,
): Promise<LiveWorkflows> => {
  const { records } = await parts.store.find({
    businessAccountId,
    kind: sessionKind.kind,
    where: [{ anyTerm: [term('phone', phoneDigits(phoneNumber))] }, { index: 'status', oneOf: ['CREATED', 'ACTIVE'] }],
    sort: { index: 'createdAt', direction: 'asc' },
    offset: 0,
    limit: MAXIMUM_WORKFLOWS,
    countUpTo: 0,
  })
  const sessions = records
    .map(({ body }) => body as unknown as SessionState)
    .filter((session) => session.phoneNumber === phoneNumber)
  return {
    workflowIds: sessions.map(({ workflowId }) => workflowId),
    customerIds: [...new Set(sessions.flatMap(({ customerId }) => customerId ?? []))],
  }
}

import { formatInstant } from '@linx/core'
import type { Caller, EngineParts } from '../engine-parts.ts'
import { fromRecord } from '../store/record-kind.ts'
import { type StoredText, textKind } from './sms-kinds.ts'

/** A text from a phone of a Customer, as the business reads it. */
export interface TextView
  extends Pick<StoredText, 'id' | 'intent' | 'phoneNumber' | 'text' | 'customerIds' | 'workflowIds'> {
  readonly receivedAt: string
}

/** Texts from phones that are none of STOP, START and HELP; `sms.received` tells of each. */
export interface Texts {
  /** Newest first; `limit` 1–100, default 50. `intent` `review`: those that may be meant as an opt-out. */
  list(query?: { readonly intent?: StoredText['intent']; readonly limit?: number }): Promise<readonly TextView[]>
}

const DEFAULT_LIMIT = 50
const MAXIMUM_LIMIT = 100

const view = ({ id, intent, phoneNumber, text, customerIds, workflowIds, receivedAt }: StoredText): TextView => ({
  id,
  intent,
  phoneNumber,
  text,
  customerIds,
  workflowIds,
  receivedAt: formatInstant(receivedAt),
})

export const createTexts = (parts: EngineParts, { businessAccountId }: Caller): Texts => ({
  list: async ({ intent, limit = DEFAULT_LIMIT } = {}) => {
    await parts.ready()
    const { records } = await parts.store.find({
      businessAccountId,
      kind: textKind.kind,
      where: intent === undefined ? [] : [{ index: 'intent', equals: intent }],
      sort: { index: 'receivedAt', direction: 'desc' },
      offset: 0,
      limit: Math.min(Math.max(Math.trunc(limit), 1), MAXIMUM_LIMIT),
      countUpTo: 0,
    })
    return records.map((record) => view(fromRecord<StoredText>(record).state))
  },
})

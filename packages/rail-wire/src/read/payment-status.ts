import type { Instant, RailEvent, RailState } from '@linx/contracts'
import { DUPLICATE_REASONS, STATUS_STATES } from '../table/status-table.ts'
import { type InboundAmount, newsKey, readCode } from './inbound-values.ts'
import type { InboundReason } from './read-reason.ts'

/** What a status report says of one payment. */
export interface PaymentStatus {
  /** Ours; `undefined` if the report names none or contradicts itself. */
  readonly reference?: string | undefined
  /** As the bank wrote it, for example `ACSC`. */
  readonly statusCode: string
  readonly why?: InboundReason | undefined
  /** What the bank says it moves. */
  readonly money?: InboundAmount | undefined
  readonly occurredAt: Instant
  /** For example `pain.002.001.10`. */
  readonly version: string
  /** Of the report. */
  readonly messageId: string
}

/** `true` for a refusal that is about a copy: it says nothing of the original. */
export const isDuplicateRefusal = ({ statusCode, why }: PaymentStatus): boolean =>
  statusCode === 'RJCT' && why !== undefined && DUPLICATE_REASONS.has(why.code)

/** The state that a status stands for; an unknown code and the refusal of a copy decide nothing: `pending`. */
export const stateOf = (status: PaymentStatus): RailState =>
  isDuplicateRefusal(status) ? 'pending' : (STATUS_STATES.get(status.statusCode) ?? 'pending')

/** The bank's reason, or for an unknown status code the code itself. */
export const whyOf = ({ statusCode, why }: PaymentStatus): InboundReason | undefined => {
  if (why !== undefined || STATUS_STATES.has(statusCode)) return why
  const code = readCode(statusCode)
  return { code, reason: `The bank gave the status ${code}, which is none of the known ones` }
}

/** The event of a status. */
export const statusEvent = (status: PaymentStatus): RailEvent => {
  const { reference, statusCode, occurredAt, version, messageId, money } = status
  return {
    event: 'status',
    state: stateOf(status),
    dedupeKey: newsKey('status', version, messageId, reference, statusCode, status.why?.code),
    ...(reference === undefined ? {} : { reference }),
    occurredAt,
    ...whyOf(status),
    evidence: {
      message: version,
      messageId: readCode(messageId),
      statusCode: readCode(statusCode),
      isStatusKnown: STATUS_STATES.has(statusCode),
      ...money,
    },
  }
}

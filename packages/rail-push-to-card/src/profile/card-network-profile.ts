import type {
  EligibilityOutcome,
  InquireOutcome,
  Instant,
  RailCapabilities,
  RailCard,
  RailIssue,
  RailReference,
  RailRequest,
  SubmitOutcome,
} from '@linx/contracts'
import type { HttpCall } from '../http/http-call.ts'
import type { Attempt } from '../reference/attempt-digits.ts'

/** A status and the JSON value that came with it. */
export interface ReadAnswer {
  readonly status: number
  readonly body: unknown
}

/** What a push is made from. */
export interface Push {
  readonly request: RailRequest
  readonly card: RailCard
  /** What stands in the network's account field: the card's token, or what the host made of it. */
  readonly account: string
  readonly reference: RailReference
  readonly now: Instant
}

/** What a card network differs in: how its requests are built and its answers are read. Plain functions, no I/O. */
export interface CardNetworkProfile {
  /** For operators, for example `visa-direct`. */
  readonly name: string
  readonly capabilities: Pick<RailCapabilities, 'currencies' | 'idempotency' | 'dedupeWindowMs' | 'inquiryWindowMs'>
  /** Pure: rules that this network has beside those of every push. */
  findIssues?(request: RailRequest): readonly RailIssue[]
  makeReference(attempt: Attempt): RailReference
  buildPush(push: Push): HttpCall
  /** Reads statuses that say what became of the payment; `undefined`: it is not said. */
  readPush(answer: ReadAnswer, reference: RailReference): SubmitOutcome | undefined
  buildInquiry(reference: RailReference): HttpCall
  readInquiry(answer: ReadAnswer, reference: RailReference): InquireOutcome | undefined
  /** Absent: the network is not asked before a payment. */
  readonly eligibility?: {
    build(card: RailCard, account: string, now: Instant): HttpCall
    read(answer: ReadAnswer): EligibilityOutcome | undefined
  }
}

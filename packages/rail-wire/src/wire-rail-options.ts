import type { Instant, RailBankAccount, RailCurrency, RailInbound } from '@linx/contracts'
import type { ChargeBearer, WireBank } from './message/wire-payment.ts'
import type { BankingWindow } from './plan/banking-window.ts'
import type { SubmissionStore } from './submit/submission-store.ts'
import type { WireTransport } from './submit/wire-transport.ts'

/** What is written: a pain.001 to one's bank, or a pacs.008 as a Fedwire participant. */
export type WireMessageOptions =
  | {
      readonly format: 'pain.001'
      /** Default: the name on the debited account. */
      readonly initiatingPartyName?: string
      /** The number that the bank gave the sender of messages. */
      readonly initiatingPartyId?: string
    }
  | {
      readonly format: 'pacs.008'
      /** Nine digits: the participant. */
      readonly senderRoutingNumber: string
      /** A new IMAD for a message of this day (see `makeImad`), never the same twice. A throw means `not-sent`. */
      readonly nextMessageId: (day: string) => Promise<string>
    }

export interface WireRailOptions {
  /** Default `{ format: 'pain.001' }`. */
  readonly message?: WireMessageOptions
  /** When the bank takes wires; the currencies that have a window are the rail's. */
  readonly windows: { readonly [currency in RailCurrency]?: BankingWindow }
  readonly transport: WireTransport
  readonly submissions: SubmissionStore
  readonly clock: { now(): Instant }
  /** Proves where news come from. Default: webhooks are not believed, files are. A throw is a no. */
  readonly verify?: (inbound: RailInbound) => boolean | Promise<boolean>
  /**
   * Names the bank of an account by BIC or by a clearing system; pure. Default: the routing number, read as `USABA` for USD and `CACPA`
   * for CAD, which is also taken where it answers `undefined`.
   */
  readonly identifyBank?: (account: RailBankAccount, currency: RailCurrency) => WireBank | undefined
  /** Default `SHAR`. */
  readonly chargeBearer?: ChargeBearer
  /**
   * How long the bank drops a second message with the same id. Ask the bank. Absent: nobody drops copies, so a payment whose
   * outcome is in doubt is never sent again.
   */
  readonly duplicateCheckMs?: number
  /** How long the bank answers `transport.inquire`. Default: for ever. */
  readonly inquiryWindowMs?: number
  /** How long after settlement a return (pacs.004) is expected. Default 10 days. */
  readonly returnWindowMs?: number
  /** Longer news are not read. Default 8 Mi. */
  readonly maximumInboundBytes?: number
}

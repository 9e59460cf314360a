/** Record 7 of a payment: type 05. */
export interface PaymentAddenda {
  readonly kind: 'payment'
  /** At most 80 characters. */
  readonly paymentInformation?: string
  /** 1 for the first of an entry. */
  readonly sequenceNumber: number
  /** The last seven digits of the entry's trace number. */
  readonly entryDetailSequence: string
}

/** Type 98: the receiving bank asks to correct something before the next entry. */
export interface ChangeAddenda {
  readonly kind: 'change'
  /** `C01`–`C14`; see `changeCodeTable`. */
  readonly changeCode: string
  readonly originalTraceNumber: string
  /** Eight digits. */
  readonly originalReceivingBank: string
  /** 29 characters; what stands where depends on the code: see `readCorrectedData`. */
  readonly correctedData?: string
  readonly traceNumber: string
}

/** Type 98 with a code from C61 to C69: the originating bank refuses a notification of change. */
export interface RefusedChangeAddenda {
  readonly kind: 'refused-change'
  readonly refusalCode: string
  readonly originalTraceNumber: string
  readonly originalReceivingBank: string
  readonly correctedData?: string
  readonly changeCode: string
  /** The last seven digits of the trace number of the refused notification. */
  readonly changeSequence: string
  readonly traceNumber: string
}

/** Type 99: an entry comes back. */
export interface ReturnAddenda {
  readonly kind: 'return'
  /** `R01`–`R85`; see `returnCodeTable`. */
  readonly returnCode: string
  readonly originalTraceNumber: string
  /** `YYMMDD`; R14 and R15 only. */
  readonly dateOfDeath?: string
  readonly originalReceivingBank: string
  /** At most 44 characters. */
  readonly information?: string
  readonly traceNumber: string
}

/** Type 99 with a code from R61 to R70: the originating bank sends a return back. */
export interface DishonoredReturnAddenda {
  readonly kind: 'dishonored-return'
  readonly dishonorCode: string
  readonly originalTraceNumber: string
  readonly originalReceivingBank: string
  readonly returnTraceNumber: string
  /** Day of the year, three digits. */
  readonly returnSettlementDate: string
  /** Two digits: `03` for R03. */
  readonly returnReason: string
  /** At most 21 characters. */
  readonly information?: string
  readonly traceNumber: string
}

/** Type 99 with a code from R71 to R77: the receiving bank insists on its return. */
export interface ContestedReturnAddenda {
  readonly kind: 'contested-return'
  readonly contestCode: string
  readonly originalTraceNumber: string
  /** `YYMMDD`. */
  readonly returnDate?: string
  readonly originalReceivingBank: string
  /** Day of the year, three digits. */
  readonly originalSettlementDate?: string
  readonly returnTraceNumber: string
  readonly returnSettlementDate: string
  readonly returnReason: string
  readonly dishonoredTraceNumber: string
  readonly dishonoredSettlementDate: string
  /** Two digits: `68` for R68. */
  readonly dishonorReason: string
  readonly traceNumber: string
}

/** A type that we do not know; kept as it came. */
export interface OtherAddenda {
  readonly kind: 'other'
  readonly typeCode: string
  readonly content?: string
}

/** One record 7. */
export type NachaAddenda =
  | PaymentAddenda
  | ChangeAddenda
  | RefusedChangeAddenda
  | ReturnAddenda
  | DishonoredReturnAddenda
  | ContestedReturnAddenda
  | OtherAddenda

export type AddendaKind = NachaAddenda['kind']

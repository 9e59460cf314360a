import type { SmsRejectionClass } from '@linx/contracts'

/** What a command status of SMPP means for the message. `unknown`: it does not say whether the message goes out. */
export interface SmppError {
  readonly status: number
  readonly name: string
  readonly class: SmsRejectionClass | 'unknown'
}

const row = (status: number, name: string, meaning: SmppError['class']): SmppError => ({ status, name, class: meaning })

/** Command statuses of SMPP 3.4, section 5.1.3. */
const SMPP_ERRORS: readonly SmppError[] = [
  row(0x01, 'ESME_RINVMSGLEN', 'compliance'),
  row(0x02, 'ESME_RINVCMDLEN', 'configuration'),
  row(0x03, 'ESME_RINVCMDID', 'configuration'),
  row(0x04, 'ESME_RINVBNDSTS', 'transient'),
  row(0x05, 'ESME_RALYBND', 'transient'),
  row(0x06, 'ESME_RINVPRTFLG', 'configuration'),
  row(0x07, 'ESME_RINVREGDLVFLG', 'configuration'),
  row(0x08, 'ESME_RSYSERR', 'unknown'),
  row(0x0a, 'ESME_RINVSRCADR', 'configuration'),
  row(0x0b, 'ESME_RINVDSTADR', 'permanent-number'),
  row(0x0d, 'ESME_RBINDFAIL', 'configuration'),
  row(0x0e, 'ESME_RINVPASWD', 'configuration'),
  row(0x0f, 'ESME_RINVSYSID', 'configuration'),
  row(0x14, 'ESME_RMSGQFUL', 'transient'),
  row(0x15, 'ESME_RINVSERTYP', 'configuration'),
  row(0x43, 'ESME_RINVESMCLASS', 'configuration'),
  row(0x45, 'ESME_RSUBMITFAIL', 'transient'),
  row(0x48, 'ESME_RINVSRCTON', 'configuration'),
  row(0x49, 'ESME_RINVSRCNPI', 'configuration'),
  row(0x50, 'ESME_RINVDSTTON', 'configuration'),
  row(0x51, 'ESME_RINVDSTNPI', 'configuration'),
  row(0x53, 'ESME_RINVSYSTYP', 'configuration'),
  row(0x58, 'ESME_RTHROTTLED', 'transient'),
  row(0x61, 'ESME_RINVSCHED', 'configuration'),
  row(0x62, 'ESME_RINVEXPIRY', 'configuration'),
  row(0x64, 'ESME_RX_T_APPN', 'transient'),
  row(0x65, 'ESME_RX_P_APPN', 'compliance'),
  row(0x66, 'ESME_RX_R_APPN', 'compliance'),
  row(0xfe, 'ESME_RDELIVERYFAILURE', 'unknown'),
  row(0xff, 'ESME_RUNKNOWNERR', 'unknown'),
]

/** The SMSC asks for less: the adapter pauses. */
export const THROTTLED: ReadonlySet<number> = new Set([0x14, 0x58])

const BY_STATUS: ReadonlyMap<number, SmppError> = new Map(SMPP_ERRORS.map((each) => [each.status, each]))

/** The class of a command status that is not 0. A status that the table lacks is a refusal for good: `compliance`. */
export const classOfStatus = (status: number): SmppError['class'] => BY_STATUS.get(status)?.class ?? 'compliance'

/** For `providerCode`: `0x0b`. */
export const codeOfStatus = (status: number): string => `0x${status.toString(16).padStart(2, '0')}`

/** Every command status that the adapter knows, in ascending order. */
export const smppErrors = (): readonly SmppError[] => SMPP_ERRORS

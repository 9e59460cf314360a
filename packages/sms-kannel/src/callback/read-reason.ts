import type { SmsDeliveryEvent, SmsRejectionClass } from '@linx/contracts'

/** Command statuses of SMPP 3.4 (section 5.1.3) with which an SMSC refuses; Kannel passes them on as `NACK/<number>/<text>`. */
const CLASSES: ReadonlyMap<number, SmsRejectionClass> = new Map([
  [0x0a, 'configuration'],
  [0x0b, 'permanent-number'],
  [0x14, 'transient'],
  [0x58, 'transient'],
])

const NACK = /^NACK\/(0x[0-9a-fA-F]{1,8}|\d{1,10})\b/
const STATE = /\bstat:(EXPIRED|REJECTD|UNDELIV|DELETED)\b/

/** What the SMSC's answer (`%A`) says of a message that was not delivered. */
export const reasonOf = (
  answer: string,
): Pick<SmsDeliveryEvent, 'class' | 'providerCode'> & { status?: 'EXPIRED' | 'REJECTED' } => {
  const code = Number(NACK.exec(answer)?.[1] ?? Number.NaN)
  if (!Number.isNaN(code)) {
    return { class: CLASSES.get(code) ?? 'compliance', providerCode: `0x${code.toString(16).padStart(2, '0')}` }
  }
  const state = STATE.exec(answer)?.[1]
  if (state === 'EXPIRED') return { status: 'EXPIRED' }
  return state === 'REJECTD' ? { status: 'REJECTED' } : {}
}

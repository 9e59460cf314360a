import { parseTimeZone, type TimeZone } from '../time/index.ts'
import type { SessionState } from './session-state.ts'

/** Where the Customer of a session is, as far as it is known: what `recipientHours` asks for. */
export const recipientOf = ({
  phoneNumber,
  timeZone,
}: SessionState): { readonly phoneNumber: string; readonly timeZone?: TimeZone } => {
  const zone = timeZone === undefined ? undefined : parseTimeZone(timeZone, 'timeZone')
  return { phoneNumber, ...(zone?.ok === true ? { timeZone: zone.value } : {}) }
}

/** An address with its type of number and numbering plan (SMPP 3.4, sections 5.2.5 and 5.2.6). */
export interface SmppAddress {
  readonly ton: number
  readonly npi: number
  readonly address: string
}

const INTERNATIONAL = { ton: 1, npi: 1 } as const
const NETWORK_SPECIFIC = { ton: 3, npi: 0 } as const
const ALPHANUMERIC = { ton: 5, npi: 0 } as const

/** A number in E.164 is international, digits alone are a short code of the network, everything else is a name of up to 11 characters. */
export const addressOf = (sender: string): SmppAddress | undefined => {
  if (/^\+[1-9]\d{6,14}$/.test(sender)) return { ...INTERNATIONAL, address: sender.slice(1) }
  if (/^\d{3,15}$/.test(sender)) return { ...NETWORK_SPECIFIC, address: sender }
  return /^[\x20-\x7e]{1,11}$/.test(sender) ? { ...ALPHANUMERIC, address: sender } : undefined
}

const UNKNOWN_TON = 0

/**
 * An address of an SMSC in E.164: those of type international, and those of unknown type with 8 to 15 digits, since many SMSCs tell
 * no type. `undefined` for short codes, national numbers and names.
 */
export const e164Of = (address: string, ton: number): string | undefined => {
  const digits = address.trim().replace(/^\+/, '')
  const isInternational = ton === INTERNATIONAL.ton || ton === UNKNOWN_TON || address.trim().startsWith('+')
  return isInternational && /^[1-9]\d{7,14}$/.test(digits) ? `+${digits}` : undefined
}

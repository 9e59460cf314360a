/** What one input may be before anything else is asked about it (reference: reliability, section 7, A1). */
export interface InputLimits {
  /** Lists and objects inside each other. Default 32. */
  readonly maximumDepth: number
  /** Members of one object. Default 200. */
  readonly maximumMembers: number
  /** Entries of one list. Default 10,000. */
  readonly maximumEntries: number
  /** All names and texts together in UTF-16 units, and one for each other value. Default 65,536. */
  readonly maximumSize: number
}

export const defaultInputLimits: InputLimits = {
  maximumDepth: 32,
  maximumMembers: 200,
  maximumEntries: 10_000,
  maximumSize: 65_536,
}

/** Members whose value is never shown in an issue. */
export const secretMembers: ReadonlySet<string> = new Set([
  'accountNumber',
  'cardNumber',
  'cvv',
  'pan',
  'passcode',
  'routingNumber',
  'secret',
  'token',
])

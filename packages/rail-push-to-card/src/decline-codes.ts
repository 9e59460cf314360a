/**
 * What a response code means for the payment. `never`: it will be declined again. `new-reference`: a later attempt may go well.
 * `doubt`: it is not said whether money moved, so the network is asked.
 */
export type DeclineMeaning = 'never' | 'new-reference' | 'doubt'

export interface DeclineCode {
  readonly code: string
  readonly reason: string
  readonly meaning: DeclineMeaning
}

const DECLINE_CODES: readonly DeclineCode[] = [
  { code: '01', reason: 'Refer to the card issuer', meaning: 'never' },
  { code: '02', reason: 'Refer to the card issuer, special condition', meaning: 'never' },
  { code: '03', reason: 'Invalid merchant or service provider', meaning: 'never' },
  { code: '04', reason: 'Card to be retained', meaning: 'never' },
  { code: '05', reason: 'Not honoured by the issuer', meaning: 'new-reference' },
  { code: '06', reason: 'General error', meaning: 'doubt' },
  { code: '07', reason: 'Card to be retained, special condition', meaning: 'never' },
  { code: '09', reason: 'Request is being processed', meaning: 'doubt' },
  { code: '12', reason: 'Invalid transaction', meaning: 'never' },
  { code: '13', reason: 'Invalid amount', meaning: 'never' },
  { code: '14', reason: 'No such card', meaning: 'never' },
  { code: '15', reason: 'No such issuer', meaning: 'never' },
  { code: '19', reason: 'To be entered again', meaning: 'new-reference' },
  { code: '30', reason: 'Format error', meaning: 'never' },
  { code: '39', reason: 'No credit account', meaning: 'never' },
  { code: '41', reason: 'Card reported lost', meaning: 'never' },
  { code: '43', reason: 'Card reported stolen', meaning: 'never' },
  { code: '46', reason: 'Account closed', meaning: 'never' },
  { code: '51', reason: 'Insufficient funds', meaning: 'new-reference' },
  { code: '52', reason: 'No checking account', meaning: 'never' },
  { code: '53', reason: 'No savings account', meaning: 'never' },
  { code: '54', reason: 'Card expired', meaning: 'never' },
  { code: '57', reason: 'Not permitted to the cardholder', meaning: 'never' },
  { code: '58', reason: 'Not permitted to the terminal', meaning: 'never' },
  { code: '59', reason: 'Suspected fraud', meaning: 'never' },
  { code: '61', reason: 'Over the amount limit', meaning: 'new-reference' },
  { code: '62', reason: 'Card restricted', meaning: 'never' },
  { code: '63', reason: 'Security violation', meaning: 'never' },
  { code: '64', reason: 'Money-laundering requirement not met', meaning: 'never' },
  { code: '65', reason: 'Over the number of payments', meaning: 'new-reference' },
  { code: '68', reason: 'Response came too late', meaning: 'doubt' },
  { code: '78', reason: 'Card not active or blocked', meaning: 'never' },
  { code: '91', reason: 'Issuer not available', meaning: 'new-reference' },
  { code: '92', reason: 'No route to the issuer', meaning: 'never' },
  { code: '93', reason: 'Against the law', meaning: 'never' },
  { code: '94', reason: 'Duplicate transmission', meaning: 'doubt' },
  { code: '96', reason: 'System malfunction', meaning: 'new-reference' },
  { code: 'R0', reason: 'Payment stopped by the cardholder', meaning: 'never' },
  { code: 'R1', reason: 'Authorisation revoked by the cardholder', meaning: 'never' },
  { code: 'R2', reason: 'Not qualified for Visa PIN', meaning: 'never' },
  { code: 'R3', reason: 'All authorisations revoked by the cardholder', meaning: 'never' },
]

const BY_CODE: ReadonlyMap<string, DeclineCode> = new Map(DECLINE_CODES.map((row) => [row.code, row]))

const APPROVED = '00'

/** What a network code (ISO 8583 field 39) means. A code that the table does not know is a decline for good. */
export const readNetworkCode = (code: string): 'approved' | DeclineCode => {
  if (code === APPROVED) return 'approved'
  return BY_CODE.get(code) ?? { code, reason: 'Declined by the network', meaning: 'never' }
}

/** Every decline code with its meaning, in ascending order. */
export const declineCodes = (): readonly DeclineCode[] => DECLINE_CODES

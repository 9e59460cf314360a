import type { InquireOutcome, RailState, SubmitOutcome } from '@linx/contracts'
import type { BankAnswer } from './ask-bank.ts'
import { readAmount, readObject, readText } from './read-json.ts'

const STATES: readonly RailState[] = ['pending', 'settled', 'failed']

/** The payment in a sound answer; `undefined` for anything else, so that nothing is guessed. */
const readPayment = (text: string) => {
  const body = readObject(text)
  const state = STATES.find((known) => known === body?.state)
  const [amount, currency] = [readAmount(body?.amount), readText(body?.currency)]
  return state === undefined || amount === undefined || currency === undefined ? undefined : { state, amount, currency }
}

export const readSubmission = (answer: BankAnswer): SubmitOutcome => {
  if (answer.answer === 'refused') return { outcome: 'not-sent', cause: 'The connection was refused.' }
  if (answer.answer === 'broken') return { outcome: 'unknown', cause: 'The connection broke.' }
  const { status, text } = answer
  if (status === 429 || status === 503) return { outcome: 'not-sent', cause: `The bank was busy (status ${status}).` }
  if (status === 402) return { outcome: 'rejected', code: 'declined', reason: 'The bank declined.', retry: 'never' }
  const payment = status === 200 ? readPayment(text) : undefined
  const { state } = payment ?? {}
  if (payment === undefined || (state !== 'pending' && state !== 'settled')) {
    return { outcome: 'unknown', cause: `Status ${status} without a clear answer.` }
  }
  return { outcome: 'accepted', ...payment, state }
}

export const readInquiry = (answer: BankAnswer): InquireOutcome => {
  if (answer.answer !== 'read') return { outcome: 'unknown', cause: 'The bank could not be asked.' }
  // The bank may still be working on it: absence is not proven.
  if (answer.status === 404) return { outcome: 'absent', isProven: false }
  const payment = answer.status === 200 ? readPayment(answer.text) : undefined
  if (payment === undefined) return { outcome: 'unknown', cause: `Status ${answer.status} without a clear answer.` }
  return { outcome: 'found', ...payment }
}

import type { SessionState } from '../session-state.ts'
import { searchTerms } from './search-terms.ts'

/** The terms of a stored session: its id, the Customer's name and e-mail, and the numbers, raw and E.164. */
export const sessionTerms = ({ workflowId, phoneNumber, contact }: SessionState): readonly string[] =>
  searchTerms({
    workflowId,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email: contact.email,
    phoneNumbers: [phoneNumber, contact.phoneNumber],
  })

import type { IssueRow } from './issue-row.ts'

/** Codes for Customers, financial accounts and documents (SPEC section 3). */
export const partyIssues = [
  { code: 'country_unknown', kind: 'shape', rule: 'A country is an ISO 3166-1 alpha-3 code.' },
  { code: 'address_state', kind: 'shape', rule: 'An address in USA or CAN has one of its state codes.' },
  { code: 'address_post_office_box', kind: 'shape', rule: 'A PHYSICAL address is no post office box.' },
  { code: 'address_primary', kind: 'shape', rule: 'A Customer has at most one primary address of each type.' },
  { code: 'date_of_birth_range', kind: 'shape', rule: 'A date of birth is neither in the future nor before 1880.' },
  { code: 'routing_number_format', kind: 'shape', rule: 'A routing number has nine digits and its check digit.' },
  { code: 'account_number_format', kind: 'shape', rule: 'An account number has 1–20 letters, digits or dashes.' },
  {
    code: 'card_details_format',
    kind: 'shape',
    rule: 'A card is what the tokeniser gave: token, brand, last4, MM/YY.',
  },
  { code: 'card_expired', kind: 'rule', rule: 'A card has not expired.' },
  { code: 'billing_address_required', kind: 'rule', rule: 'An account for wire has a billing address.' },
  { code: 'customer_erased', kind: 'conflict', rule: 'The id of an erased Customer is not used again.' },
  {
    code: 'customer_in_use',
    kind: 'conflict',
    rule: 'A Customer with a live workflow or a payment in flight is not erased.',
  },
  { code: 'document_not_requested', kind: 'rule', rule: 'An answer names only documents that the workflow asks for.' },
  { code: 'document_unanswered', kind: 'rule', rule: 'Every document that the workflow asks for is answered once.' },
  {
    code: 'document_version',
    kind: 'rule',
    rule: 'An acceptance names the minimum version of a document or a later one.',
  },
  { code: 'document_digest', kind: 'rule', rule: 'An acceptance names the digest of the version that was shown.' },
  {
    code: 'verification_not_possible',
    kind: 'rule',
    rule: 'An active bank account is verified, where a rail verifies accounts.',
  },
  { code: 'verification_not_started', kind: 'conflict', rule: 'A verification is started before it goes on.' },
  { code: 'verification_running', kind: 'conflict', rule: 'A verification is started once and ends by itself.' },
  { code: 'verification_approved', kind: 'conflict', rule: 'A verified account is not verified again.' },
] as const satisfies readonly IssueRow[]

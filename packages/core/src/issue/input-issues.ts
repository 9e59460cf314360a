import type { IssueRow } from './issue-row.ts'

/** Codes for any input from outside, whatever it means. */
export const inputIssues = [
  { code: 'input_too_large', kind: 'shape', rule: 'An input keeps the limits of size, depth and number of members.' },
  { code: 'input_json', kind: 'shape', rule: 'A body is well-formed JSON in UTF-8.' },
  { code: 'input_type', kind: 'shape', rule: 'A member has its documented type.' },
  { code: 'input_required', kind: 'shape', rule: 'A required member is present and not empty.' },
  { code: 'input_repeated_member', kind: 'shape', rule: 'A member is given once.' },
  { code: 'input_unknown_member', kind: 'shape', rule: 'Only documented members are given.' },
  { code: 'input_value', kind: 'shape', rule: 'A member has one of its documented values.' },
  { code: 'input_length', kind: 'shape', rule: 'A text or list keeps its documented length.' },
  {
    code: 'input_characters',
    kind: 'shape',
    rule: 'A text has no control, bidirectional, zero-width or lone surrogate characters.',
  },
  { code: 'input_card_number', kind: 'shape', rule: 'No free text holds a card number.' },
  { code: 'id_format', kind: 'shape', rule: 'An id has 1–64 visible ASCII characters.' },
  { code: 'phone_number_format', kind: 'shape', rule: 'A phone number is possible in E.164.' },
  { code: 'email_format', kind: 'shape', rule: 'An e-mail address has the form local@domain.' },
  { code: 'date_format', kind: 'shape', rule: 'A date is a real day written YYYY-MM-DD.' },
  { code: 'time_zone_unknown', kind: 'shape', rule: 'A time zone has one of the four documented forms.' },
  { code: 'instant_format', kind: 'shape', rule: 'An instant is ISO 8601 with Z or an offset.' },
  {
    code: 'page_range',
    kind: 'shape',
    rule: 'A page number is 1 or more and the page lies inside the window that can be read.',
  },
  { code: 'size_range', kind: 'shape', rule: 'A page size is inside its documented range.' },
  { code: 'range_order', kind: 'shape', rule: 'A range ends where it begins or later.' },
  { code: 'sort_format', kind: 'shape', rule: 'A sort is a documented field and a direction.' },
  {
    code: 'amount_format',
    kind: 'shape',
    rule: 'An amount is a positive decimal with at most the minor digits of its currency.',
  },
  {
    code: 'percent_format',
    kind: 'shape',
    rule: 'A share of a balance is a decimal text above 0 and up to 1 with at most 4 decimals.',
  },
  { code: 'currency_unsupported', kind: 'shape', rule: 'A currency is USD or CAD.' },
  { code: 'idempotency_key_format', kind: 'shape', rule: 'An idempotency key has 6–255 visible ASCII characters.' },
  { code: 'not_found', kind: 'missing', rule: 'An id names something of the Business Account.' },
  { code: 'idempotency_key_reused', kind: 'rule', rule: 'A key stands for one request.' },
] as const satisfies readonly IssueRow[]

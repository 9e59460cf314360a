/** One rule of the format. */
export interface FaultRow {
  readonly code: string
  /** `warning`: the operator takes the file all the same. The writer refuses errors only. */
  readonly severity: 'error' | 'warning'
  /** What must hold. */
  readonly rule: string
  /** How to get it right. */
  readonly fix: string
  /** With this code the operator sends the entry back. */
  readonly returnCode?: string
}

/** Every fault that is told, in the order in which faults of one place are reported (Nacha rules, appendix 2 and 3). */
export const faultTable = [
  { code: 'line_length', severity: 'error', rule: 'A record has 94 characters', fix: 'Fill it with spaces' },
  {
    code: 'line_characters',
    severity: 'error',
    rule: 'Records hold printable ASCII characters',
    fix: 'Transliterate the text',
  },
  {
    code: 'record_unknown',
    severity: 'error',
    rule: 'A record starts with 1, 5, 6, 7, 8 or 9',
    fix: 'Remove the line',
  },
  {
    code: 'record_sequence',
    severity: 'error',
    rule: 'Records come in the order 1, then 5, 6 and 7, 8 for each batch, then 9',
    fix: 'Put it where it belongs',
  },
  {
    code: 'file_too_long',
    severity: 'error',
    rule: 'A file has at most 999,999 blocks of ten records',
    fix: 'Split the file',
  },
  { code: 'file_empty', severity: 'error', rule: 'A file has at least one batch', fix: 'Write no file at all' },
  {
    code: 'file_truncated',
    severity: 'error',
    rule: 'A file ends with its file control record',
    fix: 'Get the whole file',
  },
  {
    code: 'padding_missing',
    severity: 'error',
    rule: 'The number of records is a multiple of 10',
    fix: 'Add rows of nines',
  },
  { code: 'field_constant', severity: 'error', rule: 'The field has a fixed value', fix: 'Write that value' },
  { code: 'field_digits', severity: 'error', rule: 'The field holds digits only', fix: 'Fill it with leading zeros' },
  { code: 'field_required', severity: 'error', rule: 'The field is not blank', fix: 'Give a value', returnCode: 'R26' },
  { code: 'field_reserved', severity: 'error', rule: 'The field is blank', fix: 'Fill it with spaces' },
  {
    code: 'field_justified',
    severity: 'warning',
    rule: 'Text starts at the left of its field',
    fix: 'Remove leading spaces',
  },
  {
    code: 'field_identifier',
    severity: 'error',
    rule: 'The field holds a space and nine digits, or ten characters',
    fix: 'Put the routing number to the right',
  },
  { code: 'field_date', severity: 'error', rule: 'The field holds a real day as YYMMDD', fix: 'Write such a day' },
  {
    code: 'field_time',
    severity: 'error',
    rule: 'The field holds a time of day as HHMM',
    fix: 'Write such a time or leave it blank',
  },
  {
    code: 'field_too_long',
    severity: 'error',
    rule: 'A value fits its field',
    fix: 'Shorten it, or split the batch or file',
  },
  {
    code: 'destination_routing_number',
    severity: 'error',
    rule: 'The immediate destination is a routing number',
    fix: 'Correct the digits',
  },
  {
    code: 'file_id_modifier',
    severity: 'error',
    rule: 'The file id modifier is A–Z or 0–9',
    fix: 'Use one that no file of this origin and day has',
  },
  {
    code: 'file_key_known',
    severity: 'error',
    rule: 'Origin, creation date and time and modifier are those of no other file',
    fix: 'Use the next modifier',
  },
  {
    code: 'service_class',
    severity: 'error',
    rule: 'The service class is 200, 220 or 225',
    fix: 'Use 200 for credits and debits',
  },
  {
    code: 'entry_type_unsupported',
    severity: 'error',
    rule: 'The entry type is one that this package handles',
    fix: 'Use another one; IAT needs its own format',
  },
  {
    code: 'entry_description',
    severity: 'error',
    rule: 'The entry description is the one that the entry type demands',
    fix: 'Write that word',
  },
  {
    code: 'originator_status',
    severity: 'error',
    rule: 'The originator status is 1 (a bank) or 2 (a federal agency)',
    fix: 'Write 1',
  },
  {
    code: 'settlement_date_filled',
    severity: 'error',
    rule: 'The settlement date is left to the operator',
    fix: 'Leave it blank',
  },
  {
    code: 'effective_date_missing',
    severity: 'warning',
    rule: 'An effective entry date is given',
    fix: 'Give a banking day; else the operator settles on the next one',
  },
  {
    code: 'effective_date_past',
    severity: 'warning',
    rule: 'The effective entry date is not before the file',
    fix: 'Give a banking day; else the operator settles on the next one',
  },
  {
    code: 'effective_date_closed',
    severity: 'warning',
    rule: 'The effective entry date is a banking day',
    fix: 'Give a banking day; else the operator settles on the next one',
  },
  {
    code: 'effective_date_far',
    severity: 'error',
    rule: 'The effective entry date is at most 2 banking days ahead for credits and 1 for debits',
    fix: 'Send the file later',
    returnCode: 'R18',
  },
  {
    code: 'batch_number_order',
    severity: 'error',
    rule: 'Batch numbers start above 0 and ascend',
    fix: 'Number the batches in order',
  },
  {
    code: 'transaction_code',
    severity: 'error',
    rule: 'The transaction code is in the table',
    fix: 'Use one of the table',
  },
  {
    code: 'transaction_code_use',
    severity: 'error',
    rule: 'The transaction code fits the kind of the batch',
    fix: 'Use a code for this kind of entry',
  },
  {
    code: 'entry_direction',
    severity: 'error',
    rule: 'The entry type allows this direction',
    fix: 'Use another entry type',
    returnCode: 'R36',
  },
  {
    code: 'service_class_direction',
    severity: 'error',
    rule: 'The service class allows this direction',
    fix: 'Use 200, or another batch',
  },
  {
    code: 'routing_number',
    severity: 'error',
    rule: 'The routing number is assigned and has the right check digit',
    fix: 'Correct the digits',
    returnCode: 'R28',
  },
  {
    code: 'amount_zero',
    severity: 'error',
    rule: 'A live entry moves money',
    fix: 'Give an amount above zero',
    returnCode: 'R19',
  },
  {
    code: 'amount_not_zero',
    severity: 'error',
    rule: 'The entry has the amount zero',
    fix: 'Write zeros, or use a live transaction code',
    returnCode: 'R19',
  },
  {
    code: 'amount_ceiling',
    severity: 'error',
    rule: 'The amount is at most the ceiling of the entry type',
    fix: 'Use another entry type',
    returnCode: 'R19',
  },
  {
    code: 'same_day_limit',
    severity: 'warning',
    rule: 'A same-day entry is at most the limit of its day',
    fix: 'Split it; else it settles on the next banking day',
  },
  {
    code: 'entry_field_missing',
    severity: 'error',
    rule: 'The entry type demands the field',
    fix: 'Give a value',
    returnCode: 'R26',
  },
  {
    code: 'payment_type',
    severity: 'error',
    rule: 'The payment type is R (recurring) or S (single)',
    fix: 'Write one of them',
    returnCode: 'R26',
  },
  {
    code: 'terminal_state',
    severity: 'error',
    rule: 'The terminal state is two letters',
    fix: 'Write the abbreviation of the state',
    returnCode: 'R26',
  },
  {
    code: 'addenda_indicator',
    severity: 'error',
    rule: 'The addenda indicator is 1 if addenda follow, else 0',
    fix: 'Correct the indicator or the addenda',
    returnCode: 'R25',
  },
  {
    code: 'addenda_count',
    severity: 'error',
    rule: 'An entry has as many addenda as its type allows and as it says',
    fix: 'Remove or add addenda',
    returnCode: 'R25',
  },
  {
    code: 'addenda_type',
    severity: 'error',
    rule: 'The addenda type fits the entry',
    fix: 'Use 05 for payments, 98 for changes, 99 for returns',
    returnCode: 'R25',
  },
  {
    code: 'addenda_sequence',
    severity: 'error',
    rule: 'Addenda are numbered 1, 2, 3 …',
    fix: 'Number them in order',
    returnCode: 'R25',
  },
  {
    code: 'addenda_trace',
    severity: 'error',
    rule: 'Addenda carry the trace number of their entry',
    fix: 'Copy it from the entry',
    returnCode: 'R25',
  },
  {
    code: 'trace_prefix',
    severity: 'error',
    rule: 'Trace numbers start with the originating bank of the batch',
    fix: 'Use its eight digits',
  },
  {
    code: 'trace_order',
    severity: 'error',
    rule: 'Trace numbers ascend inside a batch',
    fix: 'Sort the entries by trace number',
    returnCode: 'R27',
  },
  {
    code: 'entry_kinds_mixed',
    severity: 'error',
    rule: 'Payments, returns, dishonored and contested returns and changes each have batches of their own',
    fix: 'Split the batch',
  },
  {
    code: 'change_batch',
    severity: 'error',
    rule: 'Notifications of change stand in batches of type COR, and only they',
    fix: 'Move the entry to another batch',
  },
  {
    code: 'return_code_unknown',
    severity: 'error',
    rule: 'The return reason is in the table',
    fix: 'Use one of the table',
  },
  {
    code: 'change_code_unknown',
    severity: 'error',
    rule: 'The change code is in the table',
    fix: 'Use one of the table',
  },
  { code: 'date_of_death', severity: 'warning', rule: 'Only R14 and R15 carry a date of death', fix: 'Leave it blank' },
  {
    code: 'message_authentication',
    severity: 'error',
    rule: 'No message authentication code is agreed',
    fix: 'Leave it blank',
  },
  {
    code: 'batch_control_service_class',
    severity: 'error',
    rule: 'The batch control repeats the service class',
    fix: 'Copy it from the batch header',
  },
  {
    code: 'batch_control_count',
    severity: 'error',
    rule: 'The batch control counts entries and addenda',
    fix: 'Count again',
  },
  {
    code: 'batch_control_hash',
    severity: 'error',
    rule: 'The entry hash is the sum of the receiving banks',
    fix: 'Add up again',
  },
  { code: 'batch_control_debit', severity: 'error', rule: 'The batch control sums up debits', fix: 'Add up again' },
  { code: 'batch_control_credit', severity: 'error', rule: 'The batch control sums up credits', fix: 'Add up again' },
  {
    code: 'batch_control_company_id',
    severity: 'error',
    rule: 'The batch control repeats the company id',
    fix: 'Copy it from the batch header',
  },
  {
    code: 'batch_control_originating_bank',
    severity: 'error',
    rule: 'The batch control repeats the originating bank',
    fix: 'Copy it from the batch header',
  },
  {
    code: 'batch_control_batch_number',
    severity: 'error',
    rule: 'The batch control repeats the batch number',
    fix: 'Copy it from the batch header',
  },
  { code: 'file_control_batch_count', severity: 'error', rule: 'The file control counts batches', fix: 'Count again' },
  {
    code: 'file_control_block_count',
    severity: 'error',
    rule: 'The file control counts blocks of ten records, padding included',
    fix: 'Count again',
  },
  {
    code: 'file_control_count',
    severity: 'error',
    rule: 'The file control counts entries and addenda',
    fix: 'Count again',
  },
  {
    code: 'file_control_hash',
    severity: 'error',
    rule: 'The file hash is the sum of the batch hashes',
    fix: 'Add up again',
  },
  { code: 'file_control_debit', severity: 'error', rule: 'The file control sums up debits', fix: 'Add up again' },
  { code: 'file_control_credit', severity: 'error', rule: 'The file control sums up credits', fix: 'Add up again' },
  {
    code: 'file_unbalanced',
    severity: 'error',
    rule: 'Debits and credits of the file are equal',
    fix: 'Add offset entries',
  },
  { code: 'faults_cut', severity: 'warning', rule: 'Only so many faults are listed', fix: 'Correct those first' },
] as const satisfies readonly FaultRow[]

/** Stable; what programs branch on. */
export type NachaFaultCode = (typeof faultTable)[number]['code']

const rowByCode: ReadonlyMap<NachaFaultCode, FaultRow> = new Map(faultTable.map((row) => [row.code, row]))
const orderByCode: ReadonlyMap<NachaFaultCode, number> = new Map(faultTable.map(({ code }, index) => [code, index]))

export const faultRow = (code: NachaFaultCode): FaultRow => {
  const row = rowByCode.get(code)
  if (row === undefined) throw new RangeError(`Expected a fault code, received ${code}.`)
  return row
}

export const faultOrder = (code: NachaFaultCode): number => orderByCode.get(code) ?? 0

/**
 * Until when an entry may come back. `two-banking-days`: at the originating bank by opening of the second banking day after settlement;
 * `sixty-days`: by opening of the banking day after the 60th calendar day; `operator`: with the operator's next file; `agreed`: as the
 * banks agree; `prompt`: when the receiver refuses; `dishonor`: five banking days after the return; `contest`: two banking days after
 * the dishonored return; `agency`: federal agencies only.
 */
export type ReturnTimeFrame =
  | 'two-banking-days'
  | 'sixty-days'
  | 'operator'
  | 'agreed'
  | 'prompt'
  | 'dishonor'
  | 'contest'
  | 'agency'

/** One return reason code. */
export interface ReturnCodeRow {
  readonly code: string
  readonly title: string
  readonly timeFrame: ReturnTimeFrame
  readonly sentBy: 'receiving bank' | 'originating bank' | 'operator' | 'gateway' | 'agency'
  /** The receiver has signed a statement. */
  readonly needsStatement?: true
}

/** Nacha rules, appendix 4, with R11 as redefined in 2020. */
export const returnCodeTable = [
  { code: 'R01', title: 'Insufficient funds', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R02', title: 'Account closed', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R03', title: 'No account, or unable to locate it', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R04', title: 'Account number invalid', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  {
    code: 'R05',
    title: 'Unauthorized debit to a consumer account with a corporate entry type',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R06', title: "Returned at the originating bank's request", timeFrame: 'agreed', sentBy: 'receiving bank' },
  {
    code: 'R07',
    title: 'Authorization revoked',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R08', title: 'Payment stopped', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R09', title: 'Uncollected funds', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  {
    code: 'R10',
    title: 'Originator not known or not authorized to debit',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  {
    code: 'R11',
    title: 'Not in accordance with the authorization',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R12', title: 'Account sold to another bank', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R13', title: 'Receiving bank not qualified to participate', timeFrame: 'operator', sentBy: 'operator' },
  {
    code: 'R14',
    title: 'Representative payee deceased or unable to continue',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  {
    code: 'R15',
    title: 'Beneficiary or account holder deceased',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  {
    code: 'R16',
    title: 'Account frozen, or entry returned on official instruction',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  {
    code: 'R17',
    title: 'File record edit criteria, or questionable circumstances',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  { code: 'R18', title: 'Effective entry date improper', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R19', title: 'Amount field in error', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R20', title: 'Not a transaction account', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R21', title: 'Company identification invalid', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R22', title: 'Individual identification invalid', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R23', title: 'Credit refused by the receiver', timeFrame: 'prompt', sentBy: 'receiving bank' },
  { code: 'R24', title: 'Duplicate entry', timeFrame: 'two-banking-days', sentBy: 'receiving bank' },
  { code: 'R25', title: 'Addenda error', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R26', title: 'Mandatory field in error', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R27', title: 'Trace number in error', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R28', title: 'Routing number check digit in error', timeFrame: 'operator', sentBy: 'operator' },
  {
    code: 'R29',
    title: 'Corporate customer advises not authorized',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  {
    code: 'R30',
    title: 'Receiving bank does not take part in check truncation',
    timeFrame: 'operator',
    sentBy: 'operator',
  },
  { code: 'R31', title: 'Permissible return (CCD and CTX)', timeFrame: 'agreed', sentBy: 'receiving bank' },
  { code: 'R32', title: 'Receiving bank does not settle', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R33', title: 'Return of an XCK entry', timeFrame: 'sixty-days', sentBy: 'receiving bank' },
  { code: 'R34', title: 'Receiving bank participates in a limited way', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R35', title: 'Debit not allowed', timeFrame: 'operator', sentBy: 'operator' },
  { code: 'R36', title: 'Credit not allowed', timeFrame: 'operator', sentBy: 'operator' },
  {
    code: 'R37',
    title: 'Source document presented for payment',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R38', title: 'Payment stopped on the source document', timeFrame: 'sixty-days', sentBy: 'receiving bank' },
  {
    code: 'R39',
    title: 'Source document improper, or presented for payment',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  { code: 'R40', title: 'Enrollment returned by the agency', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R41', title: 'Transaction code invalid (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R42', title: 'Routing number or check digit in error (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R43', title: 'Account number invalid (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R44', title: 'Individual identification invalid (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R45', title: 'Name invalid (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R46', title: 'Representative payee indicator invalid (enrollment)', timeFrame: 'agency', sentBy: 'agency' },
  { code: 'R47', title: 'Duplicate enrollment', timeFrame: 'agency', sentBy: 'agency' },
  {
    code: 'R50',
    title: 'State law affects acceptance of represented checks',
    timeFrame: 'two-banking-days',
    sentBy: 'receiving bank',
  },
  {
    code: 'R51',
    title: 'Represented check ineligible or entry improper',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R52', title: 'Payment stopped on the represented check', timeFrame: 'sixty-days', sentBy: 'receiving bank' },
  {
    code: 'R53',
    title: 'Check and its represented entry both presented',
    timeFrame: 'sixty-days',
    sentBy: 'receiving bank',
    needsStatement: true,
  },
  { code: 'R61', title: 'Return misrouted', timeFrame: 'dishonor', sentBy: 'originating bank' },
  {
    code: 'R62',
    title: 'Return of an erroneous or reversing debit',
    timeFrame: 'dishonor',
    sentBy: 'originating bank',
  },
  { code: 'R67', title: 'Duplicate return', timeFrame: 'dishonor', sentBy: 'originating bank' },
  { code: 'R68', title: 'Return untimely', timeFrame: 'dishonor', sentBy: 'originating bank' },
  { code: 'R69', title: 'Return with field errors', timeFrame: 'dishonor', sentBy: 'originating bank' },
  {
    code: 'R70',
    title: 'Permissible return not accepted, or return not requested',
    timeFrame: 'dishonor',
    sentBy: 'originating bank',
  },
  { code: 'R71', title: 'Dishonored return misrouted', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R72', title: 'Dishonored return untimely', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R73', title: 'Original return was timely', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R74', title: 'Corrected return', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R75', title: 'Return was no duplicate', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R76', title: 'No errors found', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R77', title: 'Dishonor with R62 not accepted', timeFrame: 'contest', sentBy: 'receiving bank' },
  { code: 'R80', title: 'International entry coding error', timeFrame: 'two-banking-days', sentBy: 'gateway' },
  {
    code: 'R81',
    title: 'Not a participant in the international program',
    timeFrame: 'two-banking-days',
    sentBy: 'gateway',
  },
  { code: 'R82', title: 'Foreign receiving bank invalid', timeFrame: 'two-banking-days', sentBy: 'gateway' },
  { code: 'R83', title: 'Foreign receiving bank unable to settle', timeFrame: 'two-banking-days', sentBy: 'gateway' },
  { code: 'R84', title: 'Entry not processed by the gateway', timeFrame: 'two-banking-days', sentBy: 'gateway' },
  {
    code: 'R85',
    title: 'Outbound international payment coded wrongly',
    timeFrame: 'two-banking-days',
    sentBy: 'gateway',
  },
  { code: 'R90', title: 'Returned for sanctions compliance', timeFrame: 'agreed', sentBy: 'receiving bank' },
] as const satisfies readonly ReturnCodeRow[]

const rowByCode: ReadonlyMap<string, ReturnCodeRow> = new Map(returnCodeTable.map((row) => [row.code, row]))

export const findReturnCode = (code: string): ReturnCodeRow | undefined => rowByCode.get(code)

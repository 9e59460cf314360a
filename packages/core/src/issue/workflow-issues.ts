import type { IssueRow } from './issue-row.ts'

/** Codes for workflow requests and templates (SPEC section 1). */
export const workflowIssues = [
  { code: 'step_repeated', kind: 'shape', rule: 'A step stands at most once.' },
  { code: 'step_order', kind: 'shape', rule: 'Steps stand in the order of their tiers, notification first.' },
  { code: 'step_excluded', kind: 'shape', rule: 'Steps that exclude each other do not stand together.' },
  { code: 'step_required', kind: 'shape', rule: 'A step that is needed, or that another one needs, is listed.' },
  { code: 'parameter_not_applicable', kind: 'shape', rule: 'A parameter belongs to a listed step.' },
  { code: 'template_choice', kind: 'shape', rule: 'A request has one of steps, templateId and templateName.' },
  { code: 'template_member', kind: 'shape', rule: 'A template sets only what a template may set, a request the rest.' },
  { code: 'batch_count', kind: 'shape', rule: 'requestsInBatch is the number of entries.' },
  { code: 'template_fixed', kind: 'rule', rule: 'A request adds to its template and changes nothing that it sets.' },
  { code: 'template_unknown', kind: 'rule', rule: 'A template is one of the Business Account.' },
  { code: 'template_not_active', kind: 'rule', rule: 'Only an ACTIVE template is used.' },
  { code: 'template_name_taken', kind: 'conflict', rule: 'A template name is used once in a Business Account.' },
  { code: 'template_state', kind: 'conflict', rule: 'A template changes its state only along the documented ways.' },
  {
    code: 'batch_entry_failed',
    kind: 'conflict',
    rule: 'An entry of a batch is made, or refused by a rule of its own.',
  },
  { code: 'batch_ended', kind: 'conflict', rule: 'Only a batch that has not ended is cancelled.' },
  { code: 'customer_unknown', kind: 'rule', rule: 'A Customer is one of the Business Account.' },
  { code: 'customer_suspended', kind: 'rule', rule: 'A SUSPENDED Customer gets no workflow.' },
  { code: 'financial_account_unknown', kind: 'rule', rule: 'A financial account is one of the Business Account.' },
  {
    code: 'financial_account_owner',
    kind: 'rule',
    rule: 'baFinancialAccountId is an account of the Business, customerFinancialAccountId one of the Customer.',
  },
  { code: 'financial_account_suspended', kind: 'rule', rule: 'A SUSPENDED financial account is in no workflow.' },
  { code: 'document_unknown', kind: 'rule', rule: 'A document is in its group of the document catalogue.' },
  { code: 'solution_unavailable', kind: 'rule', rule: 'A solution has a rail.' },
] as const satisfies readonly IssueRow[]

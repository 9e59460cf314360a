import { describe, expect, it } from 'vitest'
import { customerAccountId, documentCatalogue, requestOf, seedFacts } from '../test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from '../validate-workflow-request.ts'
import { mergeTemplateRequest } from './merge-template-request.ts'
import type { TemplateStatus, TemplateVersion } from './template.ts'
import {
  changeTemplateStatus,
  createTemplate,
  makeTemplateName,
  newTemplateVersion,
  templateTransitions,
} from './template-life.ts'
import { validateTemplate, validateTemplateChange } from './validate-template.ts'

const facts = { documentCatalogue, paymentReasonIds: { ach: ['loan-payouts'], 'push-to-card': ['payment-of-rebates'] } }

const content = () => ({
  displayName: 'Send a rebate',
  description: 'To a debit card',
  customerMemo: 'Your rebate\nis here',
  defaultExpiryDays: 2,
  definition: {
    steps: [
      { name: 'notification', input: { preDefined: { introductoryMessage: 'You have a rebate' } } },
      { name: 'lookup-profile' },
      { name: 'enhance-profile', input: { user: { personalInfo: ['salutation'] } } },
      { name: 'lookup-financial-account' },
      {
        name: 'move-money',
        input: {
          preDefined: {
            transactionType: 'SEND',
            solution: 'push-to-card',
            currency: 'USD',
            paymentReasonId: 'payment-of-rebates',
          },
        },
      },
    ],
  },
})

const made = {
  businessAccountId: 'tenant-1',
  templateId: 'template-1',
  templateVersionId: 'version-1',
  nameSuffix: '4f2a',
  now: 1_000,
}

const template = (): TemplateVersion => {
  const valid = validateTemplate(content(), facts)
  if (!valid.ok) throw new Error(JSON.stringify(valid.issues))
  return createTemplate(valid.value, made)
}

const issuesOf = (result: ReturnType<typeof validateTemplate> | ReturnType<typeof validateWorkflowRequest>) =>
  result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)

const step = (name: string, input: object) => ({
  ...content(),
  definition: { steps: [{ name: 'notification' }, { name: 'customer-account' }, { name, input }] },
})

describe('validateTemplate', () => {
  it('accepts what a template may set', () => {
    expect(validateTemplate(content(), facts)).toMatchObject({ ok: true, value: { displayName: 'Send a rebate' } })
  })

  it.each([
    ['notification', 'phoneNumber', '+16471234567'],
    ['lookup-profile', 'customerId', 'x'],
    ['lookup-financial-account', 'customerFinancialAccountId', 'x'],
    ['move-money', 'baFinancialAccountId', 'x'],
    ['move-money', 'amount', '1.00'],
  ])('leaves of %s the parameter %s to the request', (name, parameter, value) => {
    const input = content()
    const index = input.definition.steps.findIndex((entry) => entry.name === name)
    Object.assign(input.definition.steps[index] ?? {}, { input: { preDefined: { [parameter]: value } } })
    expect(issuesOf(validateTemplate(input, facts))).toEqual([
      `template_member definition.steps[${index}].input.preDefined.${parameter}`,
    ])
  })

  it('tells every violation at once', () => {
    const input = {
      name: 'Not A Name',
      definition: {
        steps: [
          { name: 'move-money', input: { preDefined: { solution: 'cash', phoneNumber: '1' } } },
          { name: 'notification', inputs: {} },
          { name: 'document-acceptance' },
        ],
      },
      expireInHours: 2,
    }
    expect(issuesOf(validateTemplate(input, facts))).toEqual([
      'input_required displayName',
      'input_required definition.steps[2].input',
      'input_unknown_member definition.steps[0].input.preDefined.phoneNumber',
      'input_unknown_member definition.steps[1].inputs',
      'input_unknown_member expireInHours',
      'input_value definition.steps[0].input.preDefined.solution',
      'id_format name',
      'step_order definition.steps[1].name',
      'step_order definition.steps[2].name',
      'step_required definition.steps',
      'step_required definition.steps',
    ])
  })

  it('applies the rules of moving money to what is set, and points into the definition', () => {
    const money = { transactionType: 'REQUEST', solution: 'push-to-card', currency: 'USD', memo: 'x' }
    const input = content()
    Object.assign(input.definition.steps[4] ?? {}, { input: { preDefined: money } })
    const result = validateTemplate(input, facts)
    expect(issuesOf(result)).toEqual([
      'transaction_type_not_allowed definition.steps[4].input.preDefined.transactionType',
      'memo_not_allowed definition.steps[4].input.preDefined.memo',
    ])
    expect(result).toMatchObject({ issues: [{ message: expect.stringMatching(/^definition\.steps\[4\]/) }, {}] })
  })

  it('lets a request add the priority and the description of a wire', () => {
    const input = content()
    const money = { transactionType: 'SEND', solution: 'wire', currency: 'USD' }
    Object.assign(input.definition.steps[4] ?? {}, { input: { preDefined: money } })
    expect(issuesOf(validateTemplate(input, facts))).toEqual([])
  })

  it('refuses a document that the catalogue does not know', () => {
    const documents = [{ documentId: 'x', documentGroup: 'bank-accounts' }]
    expect(issuesOf(validateTemplate(step('document-acceptance', { user: { documents } }), facts))).toEqual([
      'document_unknown definition.steps[2].input.user.documents[0].documentId',
    ])
  })

  it('takes a change of any member but the name', () => {
    expect(validateTemplateChange({ displayName: 'New' }, facts)).toEqual({ ok: true, value: { displayName: 'New' } })
    expect(validateTemplateChange({}, facts).ok).toBe(false)
    expect(validateTemplateChange({ name: 'x' }, facts).ok).toBe(false)
    expect(validateTemplateChange({ definition: { steps: [] } }, facts).ok).toBe(false)
  })
})

describe('the life of a template', () => {
  it('makes up a name that is legal', () => {
    expect(makeTemplateName('Send a Réfund!', '4f2a')).toBe('send-a-refund-4f2a')
    expect(makeTemplateName('你好', '4f2a')).toBe('4f2a')
    expect(template()).toMatchObject({ name: 'send-a-rebate-4f2a', version: 1, status: 'ACTIVE' })
  })

  it('makes a new version and leaves the old one as it is', () => {
    const first = template()
    const second = newTemplateVersion(first, { displayName: 'New' }, { templateVersionId: 'version-2', now: 2_000 })
    expect(second).toEqual({
      ok: true,
      value: { ...first, displayName: 'New', templateVersionId: 'version-2', version: 2, updatedAt: 2_000 },
    })
    expect(first).toEqual(template())
  })

  const statuses = Object.keys(templateTransitions) as TemplateStatus[]

  it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    'goes from %s to %s only if it may',
    (from, to) => {
      const result = changeTemplateStatus({ ...template(), status: from }, to, 2_000)
      expect(result.ok).toBe(from === to || templateTransitions[from].includes(to))
      if (result.ok) expect(result.value.status).toBe(to)
    },
  )

  it.each(['ARCHIVED', 'DELETED'] as const)('changes nothing of an %s template', (status) => {
    const result = newTemplateVersion({ ...template(), status }, {}, { templateVersionId: 'v', now: 1 })
    expect(result).toMatchObject({ ok: false, issues: [{ code: 'template_state' }] })
  })
})

describe('a request by template', () => {
  const request = (more: object = {}, parameters: object = {}) => {
    const names = ['notification', 'lookup-profile', 'lookup-financial-account'] as const
    const given = {
      ...requestOf(names).parameters,
      baFinancialAccountId: '31c6d624-6a0c-4049-b1f1-f3ea7d00ba35',
      amount: '1.00',
    }
    return { title: 'Rebate', templateId: 'template-1', parameters: { ...given, ...parameters }, ...more }
  }
  const withTemplate = (change: Partial<TemplateVersion> = {}) => ({
    ...seedFacts,
    template: { ...template(), ...change },
  })

  it('takes the steps and the values of the template', () => {
    expect(validateWorkflowRequest(request(), withTemplate())).toMatchObject({
      ok: true,
      value: {
        templateId: 'template-1',
        templateVersionId: 'version-1',
        customerMemo: 'Your rebate\nis here',
        expireInHours: 48,
        steps: [
          { name: 'notification', introductoryMessage: 'You have a rebate' },
          { name: 'lookup-profile' },
          { name: 'enhance-profile', requestedInputs: { personalInfo: ['salutation'] } },
          { name: 'lookup-financial-account', customerFinancialAccountId: customerAccountId },
          { name: 'move-money', solution: 'push-to-card', amount: '1.00' },
        ],
      },
    })
  })

  it('may override memo and expiry', () => {
    const result = validateWorkflowRequest(request({ customerMemo: 'Hi', expireInHours: 5 }), withTemplate())
    expect(result).toMatchObject({ value: { customerMemo: 'Hi', expireInHours: 5 } })
  })

  it('may repeat a value of the template but not change it', () => {
    expect(issuesOf(validateWorkflowRequest(request({}, { currency: 'USD' }), withTemplate()))).toEqual([])
    expect(
      issuesOf(validateWorkflowRequest(request({}, { currency: 'CAD', introductoryMessage: 'x' }), withTemplate())),
    ).toEqual(['template_fixed parameters.introductoryMessage', 'template_fixed parameters.currency'])
  })

  it.each<[string, object, Partial<TemplateVersion> | undefined, readonly string[]]>([
    ['steps beside the template', { steps: [] }, {}, ['template_choice templateId']],
    ['both ways to name it', { templateName: 'x' }, {}, ['template_choice templateName']],
    ['an unknown template', {}, undefined, ['template_unknown templateId']],
    ['a suspended template', {}, { status: 'SUSPENDED' }, ['template_not_active templateId']],
    ['an id of bad form', { templateId: 'a b' }, undefined, ['id_format templateId']],
    ['neither steps nor template', { templateId: undefined }, {}, ['input_required steps']],
  ])('is refused with %s', (_name, more, change, expected) => {
    const all = change === undefined ? seedFacts : withTemplate(change)
    expect(issuesOf(validateWorkflowRequest(request(more), all))).toEqual(expected)
  })

  it('is refused with a parameter of a step that the template does not have', () => {
    const all = withTemplate()
    expect(issuesOf(validateWorkflowRequest(request({}, { financialAccountSubType: 'DEBIT' }), all))).toEqual([
      'parameter_not_applicable parameters.financialAccountSubType',
    ])
  })

  it('never loses a value of the template in the merge', () => {
    const { parameters, conflicts } = mergeTemplateRequest(template(), { currency: 'CAD', amount: '1' })
    expect(parameters).toMatchObject({ currency: 'USD', amount: '1', solution: 'push-to-card' })
    expect(conflicts).toHaveLength(1)
  })
})

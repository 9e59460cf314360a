import { createIssue, type Issue } from '../../issue/index.ts'
import type { RequestView, StepView } from '../request-view.ts'
import { mergeTemplateRequest } from './merge-template-request.ts'
import type { TemplateVersion } from './template.ts'

const HOURS_OF_A_DAY = 24

/** A request with its template's steps and values, or as it was if it names none. */
export interface AppliedTemplate {
  readonly view: RequestView
  /** `false` if nobody can say which steps are meant; rules about steps and parameters then say nothing. */
  readonly hasSteps: boolean
  readonly issues: readonly Issue[]
  readonly template?: { readonly templateId: string; readonly templateVersionId: string }
}

const choiceIssues = ({ sources }: RequestView): readonly Issue[] => {
  const last = sources.at(-1)
  if (last === undefined) {
    const expected = 'a list of steps, or templateId or templateName instead'
    return [createIssue('input_required', { path: 'steps', expected, fix: 'Give steps' })]
  }
  if (sources.length === 1) return []
  const detail = { path: last, expected: 'one of steps, templateId and templateName', received: sources.join(' and ') }
  return [createIssue('template_choice', { ...detail, fix: 'Give only one of them' })]
}

const unusable = (view: RequestView, template: TemplateVersion | undefined): readonly Issue[] => {
  const path = view.templateId === undefined ? 'templateName' : 'templateId'
  const received = view.templateId ?? view.templateName
  if (template === undefined) {
    const expected = 'a template of the Business Account'
    return [createIssue('template_unknown', { path, expected, received, fix: 'Use the id or name of a template' })]
  }
  if (template.status === 'ACTIVE') return []
  const detail = { path, expected: 'an ACTIVE template', received: template.status }
  return [createIssue('template_not_active', { ...detail, fix: 'Activate the template, or use another one' })]
}

const viewSteps = (template: TemplateVersion): readonly StepView[] =>
  template.definition.steps.map(({ name, input }, index) =>
    input?.user === undefined ? { name, index } : { name, index, user: input.user },
  )

const defaultHours = ({ defaultExpiryDays }: TemplateVersion): number | undefined =>
  defaultExpiryDays === undefined ? undefined : defaultExpiryDays * HOURS_OF_A_DAY

/** Puts the template, if the request names one, under the request. Nothing of the request is lost: the rules see both. */
export const applyTemplate = (view: RequestView, template: TemplateVersion | undefined): AppliedTemplate => {
  const issues = choiceIssues(view)
  if (issues.length > 0) return { view, hasSteps: false, issues }
  if (view.sources.includes('steps')) return { view, hasSteps: true, issues }
  const isReadable = view.templateId !== undefined || view.templateName !== undefined
  const refusals = isReadable ? unusable(view, template) : []
  if (template === undefined || !isReadable || refusals.length > 0) return { view, hasSteps: false, issues: refusals }
  const { parameters, conflicts } = mergeTemplateRequest(template, view.parameters)
  return {
    view: {
      ...view,
      steps: viewSteps(template),
      customerMemo: view.customerMemo ?? template.customerMemo,
      expireInHours: view.expireInHours ?? defaultHours(template),
      parameters,
      givenParameters: [...new Set([...view.givenParameters, ...Object.keys(parameters)])],
    },
    hasSteps: true,
    issues: conflicts,
    template: { templateId: template.templateId, templateVersionId: template.templateVersionId },
  }
}

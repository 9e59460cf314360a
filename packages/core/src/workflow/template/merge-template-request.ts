import { createIssue, type Issue } from '../../issue/index.ts'
import { parameterTable } from '../parameter-table.ts'
import type { WorkflowParameters } from '../request-schema.ts'
import type { TemplateVersion } from './template.ts'

/** The parameters of both, the template's where both set one, and what the request tried to change. */
export interface MergedParameters {
  readonly parameters: WorkflowParameters
  readonly conflicts: readonly Issue[]
}

/** All parameters that a template sets beforehand, whichever step they stand in. */
export const preDefinedParameters = (
  template: Pick<TemplateVersion, 'definition'>,
): { readonly [parameter: string]: unknown } =>
  Object.assign({}, ...template.definition.steps.map((step) => step.input?.preDefined ?? {}))

/**
 * Puts the parameters of a request over those of its template: the request may add, never change or remove. The same value
 * again is no change; another one is `template_fixed`.
 */
export const mergeTemplateRequest = (
  template: Pick<TemplateVersion, 'definition'>,
  parameters: WorkflowParameters,
): MergedParameters => {
  const fixed = preDefinedParameters(template)
  const conflicts = parameterTable.flatMap(({ name }) => {
    const isChanged = fixed[name] !== undefined && parameters[name] !== undefined && fixed[name] !== parameters[name]
    if (!isChanged) return []
    const detail = { path: `parameters.${name}`, expected: `the template's value`, received: parameters[name] }
    return [createIssue('template_fixed', { ...detail, fix: `Leave ${name} out: the template sets it` })]
  })
  return { parameters: { ...parameters, ...fixed }, conflicts }
}

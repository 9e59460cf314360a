import type { JsonValue } from '@linx/contracts'
import { readShape } from '../../input/index.ts'
import { failure, type Issue, type Result, success } from '../../issue/index.ts'
import { multilineMembers } from '../request-schema.ts'
import { stepIssues } from '../step-rules.ts'
import { isStepName } from '../step-table.ts'
import type { TemplateContent } from './template.ts'
import { type TemplateFacts, templateRuleIssues } from './template-rules.ts'
import { templateChangeSchema, templateSchema } from './template-schema.ts'

/** A template as a caller gives it; the engine makes the name if there is none. */
export interface TemplateInput extends TemplateContent {
  readonly name?: string
}

const readOptions = { multilineMembers } as const

/** Even in a definition of unsound shape the order of the steps of known name is told. */
const orderIssues = (value: JsonValue | undefined): readonly Issue[] => {
  const steps = stepsOf(value).flatMap((step, index) => {
    const name: unknown = isMembers(step) ? step.name : undefined
    return isStepName(name) ? [{ name, index }] : []
  })
  return steps.length === 0
    ? []
    : stepIssues(steps).map((issue) => {
        const path = `definition.${issue.path}`
        return { ...issue, path, message: issue.message.replace(issue.path, path) }
      })
}

const isMembers = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null

const stepsOf = (value: unknown): readonly unknown[] => {
  const definition = isMembers(value) ? value.definition : undefined
  const steps = isMembers(definition) ? definition.steps : undefined
  return Array.isArray(steps) ? steps : []
}

/** Checks the body of `POST /v2/linx/templates`: every violation at once; what only a request may set is refused by name. */
export const validateTemplate = (input: unknown, facts: TemplateFacts): Result<TemplateInput> => {
  const { value, output, issues } = readShape(templateSchema, input, readOptions)
  if (output === undefined) return failure(...issues, ...orderIssues(value))
  const broken = templateRuleIssues(output, facts)
  return broken.length > 0 ? failure(...broken) : success(output)
}

/** Checks a change of a template: any of its members but the name, each whole. */
export const validateTemplateChange = (input: unknown, facts: TemplateFacts): Result<Partial<TemplateContent>> => {
  const { value, output, issues } = readShape(templateChangeSchema, input, readOptions)
  if (output === undefined) return failure(...issues, ...orderIssues(value))
  const { definition } = output
  const broken = definition === undefined ? [] : templateRuleIssues({ displayName: '', definition }, facts)
  return broken.length > 0 ? failure(...broken) : success(output)
}

import type { Issue } from '../../issue/index.ts'
import type { DocumentCatalogue } from '../../party/index.ts'
import { moveMoneyIssues } from '../move-money-issues.ts'
import { referenceIssues } from '../reference-issues.ts'
import type { RequestView } from '../request-view.ts'
import { stepIssues } from '../step-rules.ts'
import type { WorkflowFacts } from '../workflow-facts.ts'
import { preDefinedParameters } from './merge-template-request.ts'
import type { TemplateContent } from './template.ts'

/** What is known when a template is written; there is no Customer and no account yet. */
export interface TemplateFacts extends Omit<WorkflowFacts, 'customers' | 'financialAccounts' | 'template'> {
  readonly documentCatalogue: DocumentCatalogue
}

/** What a later request can still add. */
const lateCodes: ReadonlySet<string> = new Set(['settlement_priority_required', 'description_required'])

/** The same rules see a template as a request that has still to be completed; its issues point into the definition. */
const asRequest = ({ definition }: TemplateContent): RequestView => {
  const parameters = preDefinedParameters({ definition })
  return {
    steps: definition.steps.map(({ name, input }, index) => ({ name, index, user: input?.user })),
    sources: ['steps'],
    parameters,
    givenParameters: Object.keys(parameters),
  }
}

const parameterPath = (path: string, { definition }: TemplateContent): string => {
  const name = path.replace('parameters.', '')
  const index = definition.steps.findIndex(({ input }) => input?.preDefined !== undefined && name in input.preDefined)
  return `definition.steps[${index}].input.preDefined.${name}`
}

const moved = (issue: Issue, content: TemplateContent): Issue => {
  const path = issue.path.startsWith('parameters.')
    ? parameterPath(issue.path, content)
    : `definition.${issue.path.replace('.inputs.', '.input.')}`
  return { ...issue, path, message: issue.message.replace(issue.path, path) }
}

/** Every rule that a template can break by itself: steps, documents, and what it sets of a movement of money. */
export const templateRuleIssues = (content: TemplateContent, facts: TemplateFacts): readonly Issue[] => {
  const view = asRequest(content)
  const all = { ...facts, customers: new Map(), financialAccounts: new Map() }
  const money = moveMoneyIssues(view, all, undefined).filter(({ code }) => !lateCodes.has(code))
  return [...stepIssues(view.steps), ...referenceIssues(view, all), ...money].map((issue) => moved(issue, content))
}

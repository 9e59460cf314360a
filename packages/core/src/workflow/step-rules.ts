import { createIssue, type Issue } from '../issue/index.ts'
import { type StepName, stepDefinition, stepNames } from './step-table.ts'

/** Steps that never stand together. */
export const exclusionTable: readonly { readonly steps: readonly [StepName, StepName]; readonly why: string }[] = [
  { steps: ['customer-account', 'lookup-profile'], why: 'a Customer is either new or existing' },
  { steps: ['financial-account', 'lookup-financial-account'], why: 'a workflow uses one account of the Customer' },
  { steps: ['customer-account', 'lookup-financial-account'], why: 'a new Customer has no account yet' },
]

/** Of each row exactly one of `oneOf` stands in the workflow, if `step` does; without `step` always. */
export const requirementTable: readonly { readonly step?: StepName; readonly oneOf: readonly StepName[] }[] = [
  { oneOf: ['notification'] },
  { oneOf: ['customer-account', 'lookup-profile'] },
  { step: 'move-money', oneOf: ['financial-account', 'lookup-financial-account'] },
]

/** A step with its place in the request; steps of unknown name are left out before. */
export interface ListedStep {
  readonly name: StepName
  readonly index: number
}

const orderIssues = (steps: readonly ListedStep[]): readonly Issue[] => {
  let highest: ListedStep | undefined
  const issues: Issue[] = []
  const seen = new Set<StepName>()
  for (const step of steps) {
    const path = `steps[${step.index}].name`
    if (seen.has(step.name)) {
      const detail = { path, expected: 'each step at most once', received: step.name, fix: 'Remove the repeated step' }
      issues.push(createIssue('step_repeated', detail))
    } else if (highest !== undefined && stepDefinition(step.name).tier < stepDefinition(highest.name).tier) {
      const expected = `${step.name} before ${highest.name}`
      const fix = `Keep the order ${stepNames.join(', ')}`
      issues.push(createIssue('step_order', { path, expected, received: step.name, fix }))
    } else {
      highest = step
    }
    seen.add(step.name)
  }
  return issues
}

const exclusionIssues = (steps: readonly ListedStep[]): readonly Issue[] =>
  exclusionTable.flatMap(({ steps: [left, right], why }) => {
    if (!steps.some(({ name }) => name === left)) return []
    const second = steps.find(({ name }) => name === right)
    if (second === undefined) return []
    const detail = { path: `steps[${second.index}].name`, expected: `no ${right} beside ${left}: ${why}` }
    return [createIssue('step_excluded', { ...detail, received: right, fix: `Remove ${left} or ${right}` })]
  })

const requirementIssues = (steps: readonly ListedStep[]): readonly Issue[] =>
  requirementTable.flatMap(({ step, oneOf }) => {
    const isNeeded = step === undefined || steps.some(({ name }) => name === step)
    if (!isNeeded || steps.some(({ name }) => oneOf.includes(name))) return []
    const choice = oneOf.join(' or ')
    const expected = step === undefined ? `the step ${choice}` : `the step ${choice}, which ${step} needs`
    return [createIssue('step_required', { path: 'steps', expected, fix: `Add ${choice}` })]
  })

/** Every rule of order, exclusion and requirement that the list of steps breaks. */
export const stepIssues = (steps: readonly ListedStep[]): readonly Issue[] => [
  ...orderIssues(steps),
  ...exclusionIssues(steps),
  ...requirementIssues(steps),
]

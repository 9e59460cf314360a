import { createIssue, type Issue } from '../issue/index.ts'
import { type ParameterName, type ParameterRow, parameterTable } from './parameter-table.ts'
import type { RequestView } from './request-view.ts'

const pathOf = (name: ParameterName): string => `parameters.${name}`

const surplusIssue = (name: ParameterName, { step }: ParameterRow): Issue =>
  createIssue('parameter_not_applicable', {
    path: pathOf(name),
    expected: `no ${name} without the step ${step}`,
    received: name,
    fix: `Remove ${name}, or add the step ${step}`,
  })

const missingIssue = (name: ParameterName, { step, what }: ParameterRow): Issue =>
  createIssue('input_required', {
    path: pathOf(name),
    expected: `${what} for the step ${step}`,
    fix: `Give ${name}`,
  })

/** Parameters of steps that are not listed, and needed ones that are missing, in the order of the table. */
export const parameterIssues = (view: RequestView): readonly Issue[] => {
  const issues: Issue[] = []
  for (const row of parameterTable) {
    const isGiven = view.givenParameters.includes(row.name)
    const isListed = view.steps.some((step) => step.name === row.step)
    if (isGiven && !isListed) issues.push(surplusIssue(row.name, row))
    if (!isGiven && isListed && row.need === 'required') issues.push(missingIssue(row.name, row))
  }
  return issues
}

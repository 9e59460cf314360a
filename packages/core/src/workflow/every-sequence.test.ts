import { describe, expect, it } from 'vitest'
import { type StepName, stepNames } from './step-table.ts'
import { requestOf, seedFacts } from './test-support/workflow-fixtures.ts'
import { validateWorkflowRequest } from './validate-workflow-request.ts'

const everySequence = function* (names: readonly StepName[]): Generator<readonly StepName[]> {
  yield []
  for (const name of names) {
    for (const rest of everySequence(names.filter((other) => other !== name))) yield [name, ...rest]
  }
}

/**
 * SPEC section 1 as one pattern over letters, shared with no table of the code: n(otification), c(ustomer-account),
 * p (lookup-profile), e(nhance-profile), f(inancial-account), l(ookup-financial-account), d(ocument-acceptance), m(ove-money).
 */
const letters = 'ncpefldm'
const legal = /^n(?:ce?(?:d?|fd?m?)|pe?(?:d?|[fl]d?m?))$/
const isLegal = (names: readonly StepName[]): boolean =>
  legal.test(names.map((name) => letters[stepNames.indexOf(name)]).join(''))

describe('every subset of the eight steps in every order', () => {
  it('is accepted exactly when the documentation allows it', () => {
    let count = 0
    const accepted: string[] = []
    const wrong: string[] = []
    for (const names of everySequence(stepNames)) {
      count += 1
      const result = validateWorkflowRequest(requestOf(names), seedFacts)
      if (result.ok !== isLegal(names)) wrong.push(names.join(' '))
      if (result.ok) accepted.push(result.value.steps.map((step) => step.name).join(' '))
    }
    expect(wrong).toEqual([])
    expect(count).toBe(109_601)
    expect(accepted).toHaveLength(32)
    expect(new Set(accepted).size).toBe(32)
  })

  it('names the step and its place in every refusal', () => {
    const codesOf = (names: readonly StepName[]) => {
      const result = validateWorkflowRequest(requestOf(names), seedFacts)
      return result.ok ? [] : result.issues.map((issue) => `${issue.code} ${issue.path}`)
    }
    expect(codesOf([])).toEqual(['step_required steps', 'step_required steps'])
    expect(codesOf(['customer-account', 'notification'])).toEqual(['step_order steps[1].name'])
    expect(codesOf(['notification', 'lookup-profile', 'lookup-profile'])).toEqual(['step_repeated steps[2].name'])
    expect(codesOf(['notification', 'customer-account', 'lookup-profile'])).toEqual(['step_excluded steps[2].name'])
    expect(codesOf(['notification', 'customer-account', 'lookup-financial-account'])).toEqual([
      'step_excluded steps[2].name',
    ])
    expect(codesOf(['notification', 'lookup-profile', 'move-money'])).toEqual(['step_required steps'])
    expect(codesOf(['move-money', 'document-acceptance', 'customer-account', 'lookup-profile'])).toEqual([
      'step_order steps[1].name',
      'step_order steps[2].name',
      'step_order steps[3].name',
      'step_excluded steps[3].name',
      'step_required steps',
      'step_required steps',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { issueKind } from '../issue/index.ts'
import { scheduleLifeCycle, scheduleRefusals } from '../schedule/index.ts'
import {
  stepLifeCycle,
  stepRefusals,
  workflowLifeCycle,
  workflowRefusal,
  workflowRefusals,
} from '../session/machine/index.ts'
import { transactionLifeCycle, transactionRefusals } from '../transaction/index.ts'
import type { LifeCycle } from './compile-machine.ts'
import type { Refusals } from './refusal.ts'

/** Every pair, as `STATUS × event → STATUS or code`. */
const pairs = <Status extends string, Event extends string>(
  lifeCycle: LifeCycle<Status, Event>,
  refusals: Refusals<Status, Event>,
) =>
  lifeCycle.states.flatMap((status) =>
    lifeCycle.events.map((event) => ({
      pair: `${status} × ${event}`,
      next: lifeCycle.next(status, event),
      code: refusals.codeFor(status, event),
      issue: refusals.explain(status, event),
    })),
  )

const machines = [
  ['workflow', pairs(workflowLifeCycle, workflowRefusals), 7 * 11],
  ['step', pairs(stepLifeCycle, stepRefusals), 5 * 4],
  ['transaction', pairs(transactionLifeCycle, transactionRefusals), 10 * 10],
  ['schedule', pairs(scheduleLifeCycle, scheduleRefusals), 5 * 6],
] as const

describe.each(machines)('refusals of the %s machine', (_, rows, count) => {
  it('makes every pair of status and event either a transition or a named conflict', () => {
    expect(rows).toHaveLength(count)
    for (const { pair, next, code } of rows) {
      expect.soft((next === undefined) !== (code === undefined), pair).toBe(true)
      if (code !== undefined) expect.soft(issueKind(code), pair).toBe('conflict')
    }
  })

  it('names the status that stands in the way', () => {
    for (const { pair, code, issue } of rows.filter((row) => row.code !== undefined)) {
      expect.soft(issue.code, pair).toBe(code)
      expect.soft(issue.received, pair).toBe(JSON.stringify(pair.split(' × ')[0]))
    }
  })
})

describe('workflowRefusal', () => {
  it('tells the loser of a race who won and what to do', () => {
    expect(workflowRefusal('CANCELLED', 'confirmed')).toMatchObject({
      code: 'workflow_cancelled',
      message:
        'expected a workflow that is CREATED or ACTIVE for "confirmed", received "CANCELLED". Create a new workflow.',
    })
  })
})

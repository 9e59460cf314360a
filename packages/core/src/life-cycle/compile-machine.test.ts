import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, createMachine, transition } from 'xstate'
import { batchLifeCycle, batchMachine } from '../batch/index.ts'
import { scheduleLifeCycle, scheduleMachine } from '../schedule/index.ts'
import { stepLifeCycle, stepMachine, workflowLifeCycle, workflowMachine } from '../session/machine/index.ts'
import { transactionLifeCycle, transactionMachine } from '../transaction/index.ts'
import { deadEndStates, unreachableStates } from './check-graph.ts'
import { compileMachine, type LifeCycle } from './compile-machine.ts'

interface Case {
  readonly name: string
  readonly machine: AnyStateMachine
  readonly lifeCycle: LifeCycle<string, string>
  readonly finals: readonly string[]
}

const widen = <Status extends string, Event extends string>(lifeCycle: LifeCycle<Status, Event>) =>
  lifeCycle as unknown as LifeCycle<string, string>

const cases: readonly Case[] = [
  { name: 'workflow', machine: workflowMachine, lifeCycle: widen(workflowLifeCycle), finals: ['ARCHIVED'] },
  {
    name: 'step',
    machine: stepMachine,
    lifeCycle: widen(stepLifeCycle),
    finals: ['COMPLETED', 'DECLINED', 'FAILED'],
  },
  {
    name: 'transaction',
    machine: transactionMachine,
    lifeCycle: widen(transactionLifeCycle),
    finals: ['DECLINED', 'CANCELLED', 'ERROR', 'REVERSED'],
  },
  {
    name: 'batch',
    machine: batchMachine,
    lifeCycle: widen(batchLifeCycle),
    finals: ['COMPLETED', 'INVALID', 'FAILED'],
  },
  {
    name: 'schedule',
    machine: scheduleMachine,
    lifeCycle: widen(scheduleLifeCycle),
    finals: ['CANCELLED', 'FINISHED'],
  },
]

describe.each(cases)('the table of the $name machine', ({ machine, lifeCycle, finals }) => {
  it('answers like the transition function of xstate for every state and event', () => {
    const events = [...lifeCycle.events, 'no-such-event']
    for (const status of lifeCycle.states) {
      const snapshot = machine.resolveState({ value: status, context: {} })
      for (const event of events) {
        const [after, actions] = transition(machine, snapshot, { type: event })
        const takes = snapshot.can({ type: event })
        expect.soft(lifeCycle.next(status, event), `${status} × ${event}`).toBe(takes ? after.value : undefined)
        expect.soft(takes || after.value === status, `${status} × ${event} stays`).toBe(true)
        expect.soft(actions, `${status} × ${event} acts`).toHaveLength(0)
      }
    }
  })

  it('knows every state and event of the machine', () => {
    expect(lifeCycle.states).toEqual(Object.keys(machine.states))
    expect(new Set(lifeCycle.events)).toEqual(new Set(machine.events))
    expect(lifeCycle.initial).toBe(machine.config.initial)
  })

  it('reaches every state, and a final one from each', () => {
    expect(unreachableStates(lifeCycle)).toEqual([])
    expect(deadEndStates(lifeCycle)).toEqual([])
  })

  it('has exactly the documented finals, without exits', () => {
    expect(lifeCycle.states.filter((status) => lifeCycle.isFinal(status))).toEqual(finals)
    for (const status of finals) {
      expect(lifeCycle.events.map((event) => lifeCycle.next(status, event) ?? status)).toEqual(
        lifeCycle.events.map(() => status),
      )
    }
  })
})

describe('compileMachine', () => {
  it('refuses a machine that a table cannot stand for', () => {
    const guarded = createMachine({
      id: 'a',
      initial: 'x',
      states: { x: { on: { go: { target: 'x', guard: () => true } } } },
    })
    const acting = createMachine({
      id: 'b',
      initial: 'x',
      states: { x: { on: { go: { target: 'x', actions: () => {} } } } },
    })
    const nested = createMachine({ id: 'c', initial: 'x', states: { x: { initial: 'y', states: { y: {} } } } })
    const eventless = createMachine({ id: 'd', initial: 'x', states: { x: { always: 'y' }, y: {} } })
    const untargeted = createMachine({ id: 'e', initial: 'x', states: { x: { on: { go: {} } } } })
    const reasons = [
      'guard or an action',
      'guard or an action',
      'states inside',
      'without an event',
      'exactly one target',
    ]
    const machines: readonly AnyStateMachine[] = [guarded, acting, nested, eventless, untargeted]
    expect(machines.map((machine) => failureOf(machine))).toEqual(
      reasons.map((reason) => expect.stringContaining(reason)),
    )
  })

  it('finds states that are out of reach or lead nowhere', () => {
    const island = compileMachine(
      createMachine({
        id: 'island',
        initial: 'a',
        states: { a: { on: { go: 'b' } }, b: { type: 'final' }, c: { on: { swap: 'd' } }, d: { on: { swap: 'c' } } },
      }),
    )
    const wide = widen(island)
    expect(unreachableStates(wide)).toEqual(['c', 'd'])
    expect(deadEndStates(wide)).toEqual(['c', 'd'])
  })
})

const failureOf = (machine: AnyStateMachine): string => {
  try {
    compileMachine(machine)
    return 'compiled'
  } catch (error) {
    return String(error)
  }
}

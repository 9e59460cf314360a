import { type WorkflowEvent, type WorkflowStatus, workflowLifeCycle, workflowMachine } from '@linx/core'
import { transition } from 'xstate'
import type { Candidate } from '../measure/interleave.ts'

/** A life from creation to archive, over and over; the second `confirmed` is one that a finished workflow does not take. */
const EVENTS: readonly WorkflowEvent[] = [
  'notified',
  'opened',
  'step-submitted',
  'reminded',
  'step-submitted',
  'confirmed',
  'confirmed',
  'archived',
]

type Next = (status: WorkflowStatus, event: WorkflowEvent) => WorkflowStatus | undefined

const walk = (next: Next, times: number): WorkflowStatus => {
  let status = workflowLifeCycle.initial
  for (let done = 0; done < times; done += 1) {
    const position = done % EVENTS.length
    if (position === 0) status = workflowLifeCycle.initial
    status = next(status, EVENTS[position] ?? 'opened') ?? status
  }
  return status
}

const endsOpen = (event: WorkflowEvent): WorkflowStatus | undefined => {
  switch (event) {
    case 'confirmed':
      return 'COMPLETED'
    case 'declined':
      return 'DECLINED'
    case 'cancelled':
      return 'CANCELLED'
    case 'expired':
      return 'EXPIRED'
    default:
      return undefined
  }
}

/** The same machine as somebody would write it by hand. */
const plainReducer: Next = (status, event) => {
  switch (status) {
    case 'CREATED':
      if (event === 'archived' || event === 'reminded') return undefined
      return event === 'notified' ? 'ACTIVE' : (endsOpen(event) ?? 'CREATED')
    case 'ACTIVE':
      return event === 'archived' ? undefined : (endsOpen(event) ?? 'ACTIVE')
    case 'ARCHIVED':
      return undefined
    default:
      if (event === 'archived') return 'ARCHIVED'
      return event === 'notified' ? status : undefined
  }
}

const initialSnapshot = workflowMachine.resolveState({ value: workflowLifeCycle.initial, context: {} })

const walkXstate = (times: number): unknown => {
  let snapshot = initialSnapshot
  for (let done = 0; done < times; done += 1) {
    const position = done % EVENTS.length
    if (position === 0) snapshot = initialSnapshot
    ;[snapshot] = transition(workflowMachine, snapshot, { type: EVENTS[position] ?? 'opened' })
  }
  return snapshot.value
}

/** Three ways to take the next step of a workflow's life. */
export const transitionCandidates: readonly [Candidate, Candidate, Candidate] = [
  { name: 'plain reducer', run: (times) => walk(plainReducer, times) },
  { name: 'workflowLifeCycle.next', run: (times) => walk(workflowLifeCycle.next, times) },
  { name: "xstate's transition", run: walkXstate },
]

/** Throws if the reducer differs from the machine for any pair of status and event. */
export const checkReducer = (): void => {
  for (const status of workflowLifeCycle.states) {
    for (const event of workflowLifeCycle.events) {
      const [expected, found] = [workflowLifeCycle.next(status, event), plainReducer(status, event)]
      if (expected !== found) throw new TypeError(`Reducer: ${event} in ${status} gave ${found}, expected ${expected}.`)
    }
  }
}

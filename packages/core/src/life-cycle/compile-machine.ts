import type { AnyStateMachine, EventFrom, StateValueFrom } from 'xstate'

/** The names of a flat machine's states. */
export type StatusOf<Machine extends AnyStateMachine> = Extract<StateValueFrom<Machine>, string>

/** The names of a machine's events. */
export type EventOf<Machine extends AnyStateMachine> = EventFrom<Machine>['type']

/** A machine as a table: what xstate's pure `transition` answers, for the hot path. */
export interface LifeCycle<Status extends string, Event extends string> {
  readonly id: string
  readonly initial: Status
  readonly states: readonly Status[]
  readonly events: readonly Event[]
  /** The status after the event; the same one for a self-transition; `undefined` if the status does not take the event. */
  next(status: Status, event: Event): Status | undefined
  /** `true` if no event leads to another status. */
  isFinal(status: Status): boolean
  /** `true` if the machine tags the status with `ended`: the outcome stands, though it may still be archived or reversed. */
  isEnded(status: Status): boolean
}

/** The tag of statuses in which the outcome stands. */
const ENDED_TAG = 'ended'

/** Why a machine can't be a table: a fault of the program, thrown when the module loads. */
const refuse = (machine: AnyStateMachine, reason: string): never => {
  throw new TypeError(`The machine "${machine.id}" can't be compiled: ${reason}.`)
}

const readRow = (machine: AnyStateMachine, status: string): ReadonlyMap<string, string> => {
  const node = machine.states[status]
  if (node === undefined || Object.keys(node.states).length > 0) return refuse(machine, `"${status}" has states inside`)
  if (node.always !== undefined && node.always.length > 0) return refuse(machine, `"${status}" moves without an event`)
  const row = new Map<string, string>()
  for (const [event, transitions] of node.transitions) {
    const [transition] = transitions
    const [target] = transition?.target ?? []
    if (transition === undefined || target === undefined || transitions.length > 1) {
      return refuse(machine, `"${event}" in "${status}" needs exactly one target`)
    }
    if (transition.guard !== undefined || transition.actions.length > 0) {
      return refuse(machine, `"${event}" in "${status}" has a guard or an action`)
    }
    row.set(event, target.key)
  }
  return row
}

/**
 * Compiles a flat machine without guards, actions and timers into a table, once. Throws a `TypeError` for any other machine.
 * A self-transition is written with its own status as target.
 */
export const compileMachine = <Machine extends AnyStateMachine>(
  machine: Machine,
): LifeCycle<StatusOf<Machine>, EventOf<Machine>> => {
  type Status = StatusOf<Machine>
  type Event = EventOf<Machine>
  const states = Object.keys(machine.states) as Status[]
  const rows = new Map(states.map((status) => [status, readRow(machine, status) as ReadonlyMap<Event, Status>]))
  const finals = new Set(
    states.filter((status) => [...(rows.get(status)?.values() ?? [])].every((to) => to === status)),
  )
  const ended = new Set(states.filter((status) => machine.states[status]?.tags.includes(ENDED_TAG)))
  return {
    id: machine.id,
    initial: machine.config.initial as Status,
    states,
    events: [...new Set(states.flatMap((status) => [...(rows.get(status)?.keys() ?? [])]))],
    next: (status, event) => rows.get(status)?.get(event),
    isFinal: (status) => finals.has(status),
    isEnded: (status) => ended.has(status),
  }
}

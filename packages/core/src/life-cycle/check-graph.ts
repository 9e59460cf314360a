import type { LifeCycle } from './compile-machine.ts'

/** Statuses that no chain of events leads to from the initial one; empty for a sound machine. */
export const unreachableStates = <Status extends string, Event extends string>(
  lifeCycle: LifeCycle<Status, Event>,
): readonly Status[] => {
  const reached = new Set<Status>([lifeCycle.initial])
  // A set grows while it is walked, so every status that is found is walked as well, once.
  for (const from of reached) {
    for (const event of lifeCycle.events) {
      const to = lifeCycle.next(from, event)
      if (to !== undefined) reached.add(to)
    }
  }
  return lifeCycle.states.filter((status) => !reached.has(status))
}

/** Statuses from which no final one can be reached; empty for a sound machine. */
export const deadEndStates = <Status extends string, Event extends string>(
  lifeCycle: LifeCycle<Status, Event>,
): readonly Status[] => {
  const ending = new Set<Status>(lifeCycle.states.filter((status) => lifeCycle.isFinal(status)))
  for (const _ of lifeCycle.states) {
    for (const from of lifeCycle.states) {
      const targets = lifeCycle.events.map((event) => lifeCycle.next(from, event))
      if (targets.some((to) => to !== undefined && ending.has(to))) ending.add(from)
    }
  }
  return lifeCycle.states.filter((status) => !ending.has(status))
}

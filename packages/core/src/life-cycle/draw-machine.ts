import type { LifeCycle } from './compile-machine.ts'

/**
 * Draws a life cycle as a mermaid `stateDiagram-v2`, one line an edge with all of its events, in the order of the machine.
 * The text is the same for the same machine, so a test can tell whether a drawing is current.
 */
export const drawMachine = <Status extends string, Event extends string>(
  lifeCycle: LifeCycle<Status, Event>,
): string => {
  const lines = ['stateDiagram-v2', `  [*] --> ${lifeCycle.initial}`]
  for (const from of lifeCycle.states) {
    const eventsByTarget = Map.groupBy(
      lifeCycle.events.filter((event) => lifeCycle.next(from, event) !== undefined),
      (event) => lifeCycle.next(from, event),
    )
    for (const [to, events] of eventsByTarget) lines.push(`  ${from} --> ${to}: ${events.join(', ')}`)
  }
  const finals = lifeCycle.states.filter((status) => lifeCycle.isFinal(status))
  return [...lines, ...finals.map((status) => `  ${status} --> [*]`)].join('\n')
}

import { createIssue, type Issue, type IssueCode } from '../issue/index.ts'
import type { LifeCycle } from './compile-machine.ts'

/** Why a status does not take an event. The first row that fits counts. */
export interface RefusalRow<Status extends string, Event extends string> {
  readonly status: Status
  /** Absent: every event that the status has no transition for. */
  readonly events?: readonly Event[]
  readonly code: IssueCode
  /** What the caller can do, an imperative sentence without the full stop. */
  readonly fix: string
}

/** Answers for every pair that is no transition. */
export interface Refusals<Status extends string, Event extends string> {
  /** The code for a pair, or `undefined` if the status takes the event. */
  codeFor(status: Status, event: Event): IssueCode | undefined
  /** The issue for a pair that is refused. It names the status that stands in the way. */
  explain(status: Status, event: Event, path?: string): Issue
}

/** Binds refusal rows to a life cycle; `noun` names the thing in messages, for example `workflow`. */
export const createRefusals = <Status extends string, Event extends string>(
  noun: string,
  lifeCycle: LifeCycle<Status, Event>,
  rows: readonly RefusalRow<Status, Event>[],
): Refusals<Status, Event> => {
  const findRow = (status: Status, event: Event) =>
    rows.find((row) => row.status === status && (row.events === undefined || row.events.includes(event)))
  const takers = (event: Event) => lifeCycle.states.filter((status) => lifeCycle.next(status, event) !== undefined)
  return {
    codeFor: (status, event) =>
      lifeCycle.next(status, event) === undefined ? findRow(status, event)?.code : undefined,
    explain: (status, event, path = '') => {
      const row = findRow(status, event)
      return createIssue(row?.code ?? 'input_value', {
        path,
        expected: `a ${noun} that is ${takers(event).join(' or ')} for "${event}"`,
        received: status,
        fix: row?.fix ?? `Read the ${noun} again`,
      })
    },
  }
}

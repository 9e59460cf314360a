import type { Person } from '../stage/people.ts'

/** What a story leaves behind for the table at the end. */
export interface Story {
  readonly person: Person
  readonly workflowId: string
}

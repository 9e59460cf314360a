/** One benchmark: a file beside this one that measures and prints when it is run. */
export interface BenchmarkRow {
  /** Of the file, and of the argument of `bench`. */
  readonly name: string
  readonly shows: string
  readonly nodeOptions?: readonly string[]
}

/** In the order in which they run. */
export const benchmarkTable: readonly BenchmarkRow[] = [
  { name: 'workflow-validation', shows: 'Checking a create-workflow request against parsing its shape alone' },
  { name: 'session-transitions', shows: 'Life cycle against a plain reducer and xstate; decisions of a session' },
  { name: 'engine-workflows', shows: 'The main job end to end, in memory and on SQLite, against bare commits' },
  { name: 'session-memory', shows: 'Memory of active sessions', nodeOptions: ['--expose-gc'] },
  { name: 'recurrence', shows: 'Twelve payment rules in a daylight-saving zone against five other libraries' },
  {
    name: 'nacha-files',
    shows: 'Nacha files written, read and validated as streams, against copying the same bytes; memory of a large one',
    nodeOptions: ['--expose-gc'],
  },
  { name: 'due-schedules', shows: 'Finding what is due costs by what is due, not by how many schedules there are' },
]

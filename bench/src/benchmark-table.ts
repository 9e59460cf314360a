/** One benchmark: a file beside this one that measures and prints when it is run. */
export interface BenchmarkRow {
  /** Of the file, and of the argument of `bench`. */
  readonly name: string
  readonly shows: string
  readonly nodeOptions?: readonly string[]
  /** `true`: takes many minutes and needs a PostgreSQL server, so it runs only when it is named. */
  readonly isNamedOnly?: boolean
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
  {
    name: 'http-creates',
    shows: 'Workflows created over the REST API, against the engine alone and a route that parses and replies',
  },
  {
    name: 'durable-workflow',
    shows: 'A workflow of six steps, a signal and a timer, against durable engines and bare SQL',
    isNamedOnly: true,
  },
  {
    name: 'delayed-tasks',
    shows: 'Delayed tasks enqueued, claimed and completed, against job queues and a bare leased claim',
    isNamedOnly: true,
  },
  {
    name: 'reminders',
    shows: '100,000 due reminders swept by one process on PostgreSQL, and its memory',
    nodeOptions: ['--expose-gc'],
    isNamedOnly: true,
  },
  {
    name: 'session-search',
    shows: 'Every filter of both searches and creations among a million sessions on PostgreSQL, against ten thousand',
    isNamedOnly: true,
  },
  {
    name: 'sustained-creates',
    shows: 'Creations that arrive at a steady rate, whether or not the ones before are answered, on PostgreSQL',
    isNamedOnly: true,
  },
  {
    name: 'processes',
    shows: 'The main job by one, two and four processes on one PostgreSQL, and that no effect happens twice',
    isNamedOnly: true,
  },
]

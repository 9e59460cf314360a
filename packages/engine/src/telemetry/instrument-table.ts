/** One instrument as a row; docs/operations/workers.md shows the table. */
export interface InstrumentRow {
  readonly name: string
  readonly kind: 'counter' | 'histogram' | 'gauge'
  readonly unit: string
  readonly description: string
  readonly attributes: readonly string[]
}

/** Every metric of the engine. Attributes are words of the engine's own tables: no id, no name, no amount. */
export const instrumentTable = {
  taskRuns: {
    name: 'linx.task.runs',
    kind: 'counter',
    unit: '{run}',
    description: 'Runs of tasks: done, retried, parked, or lost to another worker',
    attributes: ['linx.task.kind', 'linx.task.result'],
  },
  taskDuration: {
    name: 'linx.task.duration',
    kind: 'histogram',
    unit: 's',
    description: 'How long a run takes',
    attributes: ['linx.task.kind', 'linx.task.result'],
  },
  taskLateness: {
    name: 'linx.task.lateness',
    kind: 'histogram',
    unit: 's',
    description: 'From the due time of a task to the beginning of its run',
    attributes: ['linx.task.kind'],
  },
  commits: {
    name: 'linx.commits',
    kind: 'counter',
    unit: '{commit}',
    description: 'Commits: committed, lost to another decision (conflict), or of unknown fate',
    attributes: ['linx.commit.outcome'],
  },
  adapterCalls: {
    name: 'linx.adapter.calls',
    kind: 'counter',
    unit: '{call}',
    description: 'Answers of SMS providers and rails; unknown ones are looked up, never sent again blindly',
    attributes: ['linx.adapter', 'linx.adapter.verb', 'linx.adapter.outcome'],
  },
  queuedTasks: {
    name: 'linx.tasks.queued',
    kind: 'gauge',
    unit: '{task}',
    description: 'Tasks in the queue, those of the future too',
    attributes: [],
  },
  dueTasks: {
    name: 'linx.tasks.due',
    kind: 'gauge',
    unit: '{task}',
    description: 'Tasks that a claim could take now: the backlog',
    attributes: [],
  },
  parkedTasks: {
    name: 'linx.tasks.parked',
    kind: 'gauge',
    unit: '{task}',
    description: 'Tasks that failed for good and wait for an operator',
    attributes: [],
  },
  oldestDueAge: {
    name: 'linx.tasks.oldest_due_age',
    kind: 'gauge',
    unit: 's',
    description: 'How long the longest overdue task has waited',
    attributes: [],
  },
  runningTasks: {
    name: 'linx.tasks.running',
    kind: 'gauge',
    unit: '{task}',
    description: 'Tasks that this process runs, by what they keep busy',
    attributes: ['linx.task.resource'],
  },
} as const satisfies { readonly [instrument: string]: InstrumentRow }

import type { CommitBatch, TaskChange } from '@linx/contracts'

const describeTask = (task: TaskChange): string =>
  'task' in task
    ? `${task.change} ${task.task.kind}`
    : 'held' in task
      ? `${task.change} ${task.held.key.id}`
      : task.change

/** ` session@3 put send-notification`: what a commit writes, for traces. */
export const describeBatch = ({
  puts = [],
  removals = [],
  tasks = [],
  claims = [],
  journal = [],
}: CommitBatch): string =>
  [
    '',
    ...puts.map(({ key, expectedVersion }) => `${key.kind}@${expectedVersion + 1}`),
    ...removals.map(({ key }) => `-${key.kind}`),
    ...claims.map(({ key }) => `claim ${key.scope}`),
    ...tasks.map(describeTask),
    ...journal.map(({ body }) => `[${String(body.action)}]`),
  ].join(' ')

import type { EncodedBatch } from '@linx/contracts'

/** Whether the batch leaves a task that is due at once and that its process did not lease. */
export const hasTaskForOthers = ({ taskPuts, settlements, now }: EncodedBatch): boolean =>
  taskPuts.some(({ dueAt, lease }) => dueAt <= now && lease === undefined) ||
  settlements.some((settlement) => 'dueAt' in settlement && settlement.dueAt <= now)

import type { ClaimedTask } from '@linx/contracts'
import type { ReplayOrder } from '@linx/core'

const textOf = (task: ClaimedTask, member: string): string => {
  const value = task.body[member]
  if (typeof value !== 'string') throw new TypeError(`Task ${task.kind}: expected text in body.${member}.`)
  return value
}

const numberOf = (task: ClaimedTask, member: string): number => {
  const value = task.body[member]
  if (typeof value !== 'number') throw new TypeError(`Task ${task.kind}: expected a number in body.${member}.`)
  return value
}

/** The body of a task about a session. */
export const sessionTaskBody = (task: ClaimedTask): { readonly workflowId: string } => ({
  workflowId: textOf(task, 'workflowId'),
})

/** The body of a task that sends an entry of a notification history. */
export const notificationTaskBody = (task: ClaimedTask): { readonly workflowId: string; readonly serial: number } => ({
  workflowId: textOf(task, 'workflowId'),
  serial: numberOf(task, 'serial'),
})

/** The body of a task about one submission of a transaction. */
export interface AttemptTaskBody {
  readonly transactionId: string
  readonly attemptNumber: number
}

export const attemptTaskBody = (task: ClaimedTask): AttemptTaskBody => ({
  transactionId: textOf(task, 'transactionId'),
  attemptNumber: numberOf(task, 'attemptNumber'),
})

/** The body of a task about a prenote. */
export const verificationTaskBody = (
  task: ClaimedTask,
): { readonly financialAccountId: string; readonly attemptNumber: number } => ({
  financialAccountId: textOf(task, 'financialAccountId'),
  attemptNumber: numberOf(task, 'attemptNumber'),
})

/** The body of a task that makes the entries of a batch; `failures` of its runs. */
export const batchTaskBody = (task: ClaimedTask): { readonly batchId: string; readonly failures: number } => ({
  batchId: textOf(task, 'batchId'),
  failures: task.body.failures === undefined ? 0 : numberOf(task, 'failures'),
})

/** The body of a task that ends the wait of a transaction. */
export const resumeTaskBody = (
  task: ClaimedTask,
): { readonly transactionId: string; readonly isVerified: boolean; readonly message: string } => ({
  transactionId: textOf(task, 'transactionId'),
  isVerified: task.body.isVerified === true,
  message: textOf(task, 'message'),
})

/** The body of a task about parked news. */
export const parkedNewsTaskBody = (task: ClaimedTask): { readonly parkedNewsId: string } => ({
  parkedNewsId: textOf(task, 'parkedNewsId'),
})

/** The body of a task about a transaction as a whole. */
export const transactionTaskBody = (task: ClaimedTask): { readonly transactionId: string } => ({
  transactionId: textOf(task, 'transactionId'),
})

/** The body of a task that tells the Customer of a workflow about its transaction. */
export const statusMessageTaskBody = (
  task: ClaimedTask,
): { readonly transactionId: string; readonly workflowId: string; readonly status: string } => ({
  transactionId: textOf(task, 'transactionId'),
  workflowId: textOf(task, 'workflowId'),
  status: textOf(task, 'status'),
})

/** The body of a schedule's timer. */
export const scheduleTaskBody = (task: ClaimedTask): { readonly scheduleId: string } => ({
  scheduleId: textOf(task, 'scheduleId'),
})

/** The body of a task that sweeps an erased Customer; `offset` of the workflows and accounts that are left. */
export const erasureTaskBody = (task: ClaimedTask): { readonly customerId: string; readonly offset: number } => ({
  customerId: textOf(task, 'customerId'),
  offset: task.body.offset === undefined ? 0 : numberOf(task, 'offset'),
})

/** The body of a task that answers a text of a phone. */
export const answerTaskBody = (task: ClaimedTask): { readonly recipientId: string; readonly serial: number } => ({
  recipientId: textOf(task, 'recipientId'),
  serial: numberOf(task, 'serial'),
})

/** The body of a task that tells live workflows that their recipient opted out or in. */
export const reachTaskBody = (
  task: ClaimedTask,
): { readonly recipientId: string; readonly workflowIds: readonly string[] } => ({
  recipientId: textOf(task, 'recipientId'),
  workflowIds: Array.isArray(task.body.workflowIds) ? task.body.workflowIds.map(String) : [],
})

/** The body of a task that tells an original how its REVERSAL ended. */
export const reversalTaskBody = (
  task: ClaimedTask,
): { readonly transactionId: string; readonly reversalTransactionId: string; readonly isSettled: boolean } => ({
  transactionId: textOf(task, 'transactionId'),
  reversalTransactionId: textOf(task, 'reversalTransactionId'),
  isSettled: task.body.isSettled === true,
})

/** The body of a task that fans the events of a lane out. */
export const laneTaskBody = (task: ClaimedTask): { readonly lane: string } => ({ lane: textOf(task, 'lane') })

/** The body of a task that makes an attempt of a webhook. */
export const deliveryTaskBody = (task: ClaimedTask): { readonly deliveryId: string } => ({
  deliveryId: textOf(task, 'deliveryId'),
})

/** The body of a task that sends events of the journal again; `after` is the entry that was looked at last. */
export const replayTaskBody = (task: ClaimedTask): ReplayOrder & { readonly after?: string } => {
  const { eventTypes, after } = task.body
  return {
    subscriptionId: textOf(task, 'subscriptionId'),
    from: numberOf(task, 'from'),
    until: numberOf(task, 'until'),
    isOnlyMissing: task.body.isOnlyMissing === true,
    ...(Array.isArray(eventTypes) ? { eventTypes: eventTypes.map(String) } : {}),
    ...(after === undefined ? {} : { after: textOf(task, 'after') }),
  }
}

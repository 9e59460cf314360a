import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { countEffects, type EffectSummary } from './count-effects.ts'
import type { FromParent, FromProcess, ProcessOrder } from './messages.ts'
import { processOfPhone } from './phones.ts'

/** The load of one round: the processes share the workflows evenly. */
export interface ProcessesLoad extends Omit<ProcessOrder, 'process'> {
  readonly processes: number
}

export interface RoundResult {
  /** From the word to begin until the last workflow's last text arrived. */
  readonly elapsedMs: number
  /** Texts that were sent by another process than the one that made the workflow. */
  readonly foreign: number
  readonly submits: EffectSummary
  readonly texts: EffectSummary
}

/** Texts of a workflow: its invitation, and one for each status of the payment that Customers are told. */
const TEXTS_A_WORKFLOW = 3
const CHILD = fileURLToPath(new URL('work-process.ts', import.meta.url))

type Stopped = Extract<FromProcess, { readonly tells: 'stopped' }>

interface Running {
  readonly child: ChildProcess
  readonly ready: Promise<void>
  readonly done: Promise<void>
  readonly stopped: Promise<Stopped>
}

const tell = (child: ChildProcess | undefined, message: FromParent): void => void child?.send(message)

const start = (order: ProcessOrder, deliver: (message: FromParent & { tells: 'text' }) => void): Running => {
  const child = fork(CHILD, [JSON.stringify(order)])
  const ready = Promise.withResolvers<void>()
  const done = Promise.withResolvers<void>()
  const stopped = Promise.withResolvers<Stopped>()
  child.on('message', (message: FromProcess) => {
    if (message.tells === 'ready') ready.resolve()
    else if (message.tells === 'done') done.resolve()
    else if (message.tells === 'stopped') stopped.resolve(message)
    else deliver(message)
  })
  // Comes behind the last message, which `exit` may not.
  child.on('disconnect', () => {
    const failure = new Error(`Process ${order.process} ended before it had told everything.`)
    for (const { reject } of [ready, done, stopped]) reject(failure)
  })
  return { child, ready: ready.promise, done: done.promise, stopped: stopped.promise }
}

/** One round in a schema of its own: starts the processes, lets them begin together, and counts what they did. */
export const runProcesses = async ({ processes, workflows, ...order }: ProcessesLoad): Promise<RoundResult> => {
  const share = Math.ceil(workflows / processes)
  const running: Running[] = []
  for (let process = 0; process < processes; process += 1) {
    const deliver = (message: FromParent & { tells: 'text' }): void =>
      tell(running[processOfPhone(message.text.to)]?.child, message)
    const started = start({ ...order, process, workflows: share }, deliver)
    running.push(started)
    await started.ready
  }
  const startedAt = performance.now()
  for (const { child } of running) tell(child, { tells: 'begin' })
  await Promise.all(running.map(({ done }) => done))
  const elapsedMs = performance.now() - startedAt
  for (const { child } of running) tell(child, { tells: 'stop' })
  const ends = await Promise.all(running.map(({ stopped }) => stopped))
  return {
    elapsedMs,
    foreign: ends.reduce((sum, { foreign }) => sum + foreign, 0),
    submits: countEffects(
      ends.map(({ submits }) => submits),
      share * processes,
    ),
    texts: countEffects(
      ends.map(({ texts }) => texts),
      share * processes * TEXTS_A_WORKFLOW,
    ),
  }
}

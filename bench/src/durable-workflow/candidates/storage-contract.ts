import type { ClaimedTask, HeldTask, JournalEntry, JsonObject, StorageAdapter, TaskChange } from '@linx/contracts'
import {
  type DurableEngine,
  LAST_STEP,
  STEP_BEFORE_SIGNAL,
  STEP_BEFORE_TIMER,
  type StepNumber,
  stepResult,
  type WorkflowInput,
  type WorkflowProbe,
} from '../durable-engine.ts'

const TENANT = 'bench'
const OWNER = 'bench-worker'
const LEASE_MS = 30_000
const CLAIM_LIMIT = 500
const POLL_MS = 1_000
const RADIX = 36
const SERIAL_DIGITS = 7

const keyOf = (id: string) => ({ businessAccountId: TENANT, kind: 'workflow', id })

/**
 * The six steps over a storage adapter alone: state, journal, the end of the step's task and the next task in one commit, the next
 * task leased to this process; timers are claimed when they are due, what a crash left once a second. Shows the adapter without the domain.
 */
export const createStorageContractEngine = async (
  storage: StorageAdapter,
  probe: WorkflowProbe,
): Promise<DurableEngine> => {
  await storage.migrate([{ kind: 'workflow', indexes: [] }])
  let claiming: Promise<void> | undefined
  let isAskedAgain = false
  let serial = 0

  /** Ids in the order of time, as the engine's are. */
  const entryOf = (id: string, body: JsonObject): JournalEntry => {
    serial += 1
    const at = Date.now()
    const entryId = `${at.toString(RADIX)}-${String(serial).padStart(SERIAL_DIGITS, '0')}-${id}`
    return { businessAccountId: TENANT, id: entryId, subject: `workflow/${id}`, at, body }
  }

  const taskPut = (id: string, step: StepNumber, dueAt: number, isLeased: boolean) => ({
    change: 'put' as const,
    task: {
      key: { businessAccountId: TENANT, id: `${id}:step` },
      kind: 'step',
      dueAt,
      priority: 1,
      body: { id, step },
    },
    ...(isLeased ? { lease: { owner: OWNER, leaseMs: LEASE_MS } } : {}),
  })

  const nextTask = (id: string, step: StepNumber, now: number): readonly TaskChange[] => {
    if (step === STEP_BEFORE_SIGNAL || step === LAST_STEP) return []
    const isTimer = step === STEP_BEFORE_TIMER
    return [taskPut(id, (step + 1) as StepNumber, isTimer ? now + probe.timerMs : now, !isTimer)]
  }

  /** Runs a step and stores what came of it; answers the task of the next step if it is leased to this process. */
  const runStep = async (
    id: string,
    step: StepNumber,
    version: number,
    held: HeldTask,
  ): Promise<HeldTask | undefined> => {
    probe.begin(id, step)
    probe.end(id, step)
    const now = Date.now()
    const result = await storage.commit({
      now,
      puts: [{ key: keyOf(id), expectedVersion: version, body: { step, isWaiting: step === STEP_BEFORE_SIGNAL } }],
      tasks: [{ change: 'finish', held }, ...nextTask(id, step, now)],
      journal: [entryOf(id, stepResult(step))],
    })
    if (step === STEP_BEFORE_TIMER) claimAt(now + probe.timerMs)
    return result.committed ? result.leased[0] : undefined
  }

  const run = async (id: string, first: StepNumber, firstVersion: number, firstHeld: HeldTask): Promise<void> => {
    let step = first
    let version = firstVersion
    for (let held: HeldTask | undefined = firstHeld; held !== undefined; step = (step + 1) as StepNumber) {
      held = await runStep(id, step, version, held)
      if (step === LAST_STEP) probe.done(id)
      version += 1
    }
  }

  const begin = async (id: string, step: StepNumber, expectedVersion: number, body: JsonObject): Promise<boolean> => {
    const now = Date.now()
    const result = await storage.commit({
      now,
      puts: [{ key: keyOf(id), expectedVersion, body: { ...body, step, isWaiting: false } }],
      tasks: [taskPut(id, step, now, true)],
      journal: [entryOf(id, body)],
    })
    const [leased] = result.committed ? result.leased : []
    if (leased === undefined) return false
    void run(id, step, expectedVersion + 1, leased)
    return true
  }

  const resume = async (task: ClaimedTask): Promise<void> => {
    const [record] = await storage.get([keyOf(String(task.body.id))])
    if (record !== undefined) await run(record.key.id, task.body.step as StepNumber, record.version, task)
  }

  const claimOnce = async (): Promise<void> => {
    do {
      isAskedAgain = false
      const tasks = await storage.claim({ now: Date.now(), limit: CLAIM_LIMIT, leaseMs: LEASE_MS, owner: OWNER })
      for (const task of tasks) void resume(task)
      if (tasks.length === CLAIM_LIMIT) isAskedAgain = true
    } while (isAskedAgain)
  }

  /** One claim at a time; what is asked for meanwhile is the next one. */
  const claim = (): void => {
    if (claiming !== undefined) {
      isAskedAgain = true
      return
    }
    claiming = claimOnce().finally(() => {
      claiming = undefined
    })
  }

  /** A process knows when its own timers are due. */
  const claimAt = (dueAt: number): void => {
    setTimeout(() => (Date.now() < dueAt ? claimAt(dueAt) : claim()), Math.max(dueAt - Date.now(), 0))
  }

  /** For what other processes and crashes left. */
  const poll = setInterval(claim, POLL_MS)

  const signal = async (id: string): Promise<void> => {
    const [record] = await storage.get([keyOf(id)])
    const isWaiting = record?.body.isWaiting === true
    if (isWaiting && (await begin(id, 3, record.version, { accepted: true }))) return
    await new Promise(setImmediate)
    return signal(id)
  }

  return {
    start: async (id, input: WorkflowInput) => {
      await begin(id, 1, 0, { ...input })
    },
    signal,
    stop: async () => {
      clearInterval(poll)
      await claiming
      await storage.close()
    },
  }
}

import { createSession, decideNotified, type SessionState } from '@linx/core'
import { createMemoryStorage } from '@linx/storage-memory'
import { createHost } from './engine-workflows/host.ts'
import { runLanes } from './engine-workflows/run-lanes.ts'
import { heapBytes } from './measure/heap.ts'
import { formatCount, printTable } from './measure/print-table.ts'
import { createCommand, notifiedCommand, sampleContext } from './sample/sample-session.ts'

const SESSIONS = 100_000
const IN_FLIGHT = 256

/** What stays on the heap of what `make` made, divided by the sessions. */
const bytesPerSession = async (make: () => Promise<unknown>): Promise<number> => {
  const before = heapBytes()
  const kept = { value: await make() }
  const bytes = heapBytes() - before
  kept.value = undefined
  return bytes / SESSIONS
}

const stateTextOf = (number: number): string => {
  const created = createSession(createCommand(number), sampleContext).state
  return JSON.stringify(decideNotified(created, notifiedCommand, sampleContext).state)
}

/** Parsed from text, as a store gives them: no session shares a text with another one. */
const makeStates = async (): Promise<readonly SessionState[]> =>
  Array.from({ length: SESSIONS }, (_, number): SessionState => JSON.parse(stateTextOf(number)))

const fillStorage = async (): Promise<unknown> => {
  const storage = createMemoryStorage()
  const host = createHost(storage, IN_FLIGHT)
  await host.start(IN_FLIGHT)
  await runLanes({ times: SESSIONS, lanes: IN_FLIGHT }, host.invite)
  await host.stop()
  return storage
}

const stateBytes = await bytesPerSession(makeStates)
const storageBytes = await bytesPerSession(fillStorage)

printTable(
  [`${formatCount(SESSIONS)} active sessions`, 'bytes a session'],
  [
    ["session as core's state objects", formatCount(stateBytes)],
    ['the same as JSON text', formatCount(stateTextOf(0).length)],
    ['everything storage-memory keeps: session, request, link, timers, journal', formatCount(storageBytes)],
  ],
)

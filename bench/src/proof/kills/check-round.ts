import type { SessionState } from '@linx/core'
import { recordCatalog } from '@linx/engine'
import { findViolations, type ObservedWorld, SAMPLE_BUSINESS_ACCOUNT_ID, SAMPLE_PHONE } from '@linx/testing'
import { endOf, storyOf } from './client.ts'
import { createFastClock } from './fast-clock.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { ledgerPath, openStore, type RoundOptions } from './round-files.ts'

/** What became of a round. */
export interface RoundResult {
  readonly violations: readonly string[]
  /** Messages, and those of them that arrived twice. */
  readonly messages: number
  readonly doubledMessages: number
  readonly payments: number
}

const observe = (ledger: Ledger): Pick<ObservedWorld, 'sends' | 'movements' | 'answers'> => ({
  sends: ledger
    .of('sms')
    .map(({ reference, kind, at }) => ({ reference, kind, to: SAMPLE_PHONE, at, hasArrived: true })),
  movements: ledger.of('rail').map(({ transactionId, amountMinor, at }) => ({
    movement: 'moved',
    transactionId,
    currency: 'USD',
    amountMinor: BigInt(amountMinor),
    at,
  })),
  answers: ledger.of('client').map(({ workflowId }) => ({ businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID, workflowId })),
})

/** What the clients were told must be what is stored, one workflow each, paid exactly once where they confirmed. */
const checkAnswers = (ledger: Ledger, sessions: readonly SessionState[], workflows: number): readonly string[] => {
  const sessionOf = new Map(sessions.map((session) => [session.workflowId, session]))
  const paid = Map.groupBy(ledger.of('rail'), ({ transactionId }) => transactionId)
  const ends = ledger.of('client').filter(({ status }) => status !== 'CREATED')
  const wrong = ends.flatMap(({ index, workflowId }) => {
    const { status, transactionId = '' } = sessionOf.get(workflowId) ?? {}
    const expected = endOf[storyOf(index)]
    const times = paid.get(transactionId)?.length ?? 0
    return [
      ...(status === expected ? [] : [`workflow ${index} was answered as ${expected} and is ${status}`]),
      ...(times === (expected === 'COMPLETED' ? 1 : 0) ? [] : [`workflow ${index} moved money ${times} times`]),
    ]
  })
  const invited = new Set(ledger.of('sms').map(({ reference }) => reference.split(':')[0]))
  const silent = sessions.filter(({ workflowId }) => !invited.has(workflowId))
  return [
    ...wrong,
    ...(sessions.length === workflows ? [] : [`${sessions.length} workflows are stored, ${workflows} were asked for`]),
    ...(ends.length === workflows ? [] : [`${ends.length} of ${workflows} stories came to an end`]),
    ...silent.map(({ workflowId }) => `workflow ${workflowId} never got an SMS`),
  ]
}

/** Reads store and ledger of a finished round. */
export const checkRound = async (options: RoundOptions): Promise<RoundResult> => {
  const storage = openStore(options)
  await storage.migrate(recordCatalog)
  const ledger = openLedger(ledgerPath(options))
  const businessAccountIds = [SAMPLE_BUSINESS_ACCOUNT_ID]
  const now = createFastClock(options.startedAt).now()
  const violations = await findViolations({ storage, businessAccountIds, now, ...observe(ledger) })
  const { records } = await storage.find({
    businessAccountId: SAMPLE_BUSINESS_ACCOUNT_ID,
    kind: 'session',
    where: [],
    sort: { index: 'createdAt', direction: 'asc' },
    offset: 0,
    limit: 1_000,
    countUpTo: 0,
  })
  await storage.close()
  const sessions = records.map(({ body }) => body as unknown as SessionState)
  const copies = [...Map.groupBy(ledger.of('sms'), ({ reference }) => reference).values()]
  return {
    violations: [...violations, ...checkAnswers(ledger, sessions, options.workflows)],
    messages: copies.length,
    doubledMessages: copies.filter(({ length }) => length > 1).length,
    payments: ledger.of('rail').length,
  }
}

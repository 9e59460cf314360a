import {
  type PeerPayment,
  type RailFaultPlan,
  type RailPayment,
  type RailSubject,
  runRailConformance,
} from '@linx/conformance'
import type { RailAdapter } from '@linx/contracts'
import { describe, it } from 'vitest'
import type { SpooledPayment, WithdrawnPayment } from '../spool/spooled-payment.ts'
import type { AchStore } from '../store/ach-store.ts'
import { answerFile, type BankAnswer, entriesOf } from '../test-support/answer-of-bank.ts'
import { createMemoryStore } from '../test-support/memory-store.ts'
import { createRailBench, examplePayment, HOUR_MS, MONDAY_NINE } from '../test-support/rail-bench.ts'

type Fault = 'drop-before-commit' | 'drop-after-commit' | 'drop' | 'server-error' | 'slow'

/** A store that fails the first write (or, for questions, the first read) of a call. */
const createFaultyStore = (store: AchStore) => {
  let fault: Fault | undefined
  let calls = 0
  let isHolding = (): void => undefined
  const holding = new Promise<void>((resolve) => {
    isHolding = resolve
  })

  const fail = async <Value>(current: Fault, work: () => Promise<Value>): Promise<Value> => {
    fault = undefined
    if (current !== 'drop-before-commit') await work()
    if (current !== 'slow') throw new Error(`The store broke off: ${current}.`)
    isHolding()
    return new Promise<never>(() => undefined)
  }

  const faulty: AchStore = {
    create: (path, content) => {
      calls += Number(path.startsWith('payment/'))
      const current = /^(payment|cancel)\//.test(path) ? fault : undefined
      return current === undefined ? store.create(path, content) : fail(current, () => store.create(path, content))
    },
    read: (path) => store.read(path),
    list: (folder) => store.list(folder),
  }
  return {
    store: faulty,
    whenHolding: () => holding,
    callCount: () => calls,
    /** Reads of questions fail as a whole, since a question that finds something writes nothing. */
    arm: (next: Fault | undefined): void => {
      fault = next
    },
    failReads: (next: Fault | undefined): void => {
      faulty.read = (path) => {
        faulty.read = (later) => store.read(later)
        return next === undefined ? store.read(path) : fail(next, () => store.read(path))
      }
    },
  }
}

const dollars = (cents: string): string => `${BigInt(cents) / 100n}.${cents.padStart(3, '0').slice(-2)}`

/** The payments that the next files will have or the last ones had; prenotes move no money. */
const paymentsIn = (documents: ReadonlyMap<string, string>): readonly PeerPayment[] =>
  [...documents].flatMap(([path, content]) => {
    if (!path.startsWith('payment/')) return []
    const stored: SpooledPayment | WithdrawnPayment = JSON.parse(content)
    if ('withdrawn' in stored || documents.has(`cancel/${stored.placement.slot}/${stored.reference}`)) return []
    if (stored.payment.own === undefined) return []
    return [{ reference: stored.reference, amount: dollars(stored.payment.entry.amount), currency: 'USD' }]
  })

/** The rail with its faults played by verb. */
const withFaults = (
  rail: RailAdapter,
  faulty: ReturnType<typeof createFaultyStore>,
  faults: RailFaultPlan,
): RailAdapter => {
  const queues = {
    submit: [...(faults.submit ?? [])],
    inquire: [...(faults.inquire ?? [])],
    cancel: [...(faults.cancel ?? [])],
  }
  return {
    ...rail,
    submit: (request, reference, context) => {
      faulty.arm(queues.submit.shift() as Fault | undefined)
      return rail.submit(request, reference, context)
    },
    inquire: async (reference, context) => {
      faulty.failReads(queues.inquire.shift() as Fault | undefined)
      return (await rail.inquire?.(reference, context)) ?? { outcome: 'unknown', cause: 'no inquire' }
    },
    cancel: async (reference, context) => {
      faulty.arm(queues.cancel.shift() as Fault | undefined)
      return (await rail.cancel?.(reference, context)) ?? { outcome: 'unknown', cause: 'no cancel' }
    },
  }
}

const ANSWERS: { readonly [happening: string]: BankAnswer } = {
  returned: { kind: 'return', returnCode: 'R03' },
  correction: { kind: 'change', changeCode: 'C02', correctedData: '021000021' },
}

const subject: RailSubject = {
  name: 'ach',
  capabilities: createRailBench().rail.capabilities,
  open: (faults) => {
    const memory = createMemoryStore()
    const faulty = createFaultyStore(memory)
    const bench = createRailBench({ store: faulty.store })

    const tell = async (happening: string, { request, reference }: RailPayment) => {
      bench.moveTo(MONDAY_NINE + 10 * HOUR_MS)
      await bench.rail.flush()
      const stored = await memory.read(`payment/${reference.reference}`)
      const trace =
        stored === undefined ? undefined : await bench.rail.inquire(reference, { signal: new AbortController().signal })
      const providerId = trace?.outcome === 'found' ? trace.providerId : undefined
      const entries = bench.files.flatMap(({ content }) => entriesOf(content))
      const entry = entries.find(({ traceNumber }) => traceNumber === providerId)
      const stranger = {
        transactionCode: '22',
        routingNumber: '021000021',
        accountNumber: '1',
        traceNumber: '091000019999999',
      }
      const answered = entry ?? { ...stranger, amount: BigInt(request.amount.replace('.', '')) }
      const answer = ANSWERS[happening]
      if (answer === undefined) throw new Error(`The bank tells nothing of ${happening}.`)
      return { source: 'file', name: 'back.ach', rawBody: answerFile([{ entry: answered, answer }]) } as const
    }

    return {
      rail: withFaults(bench.rail, faulty, faults),
      peer: {
        payments: () => paymentsIn(memory.documents),
        callCount: faulty.callCount,
        whenHolding: faulty.whenHolding,
        tell,
      },
    }
  },
  examples: [examplePayment(1)],
  legalReference: /^[0-9A-Z]{15}$/,
  faults: {
    // Not `late`: an inquiry closes the reference first, so a payment that comes later is never taken.
    submit: ['drop-before-commit', 'drop-after-commit', 'server-error', 'slow'],
    inquire: ['drop', 'server-error', 'slow'],
    cancel: ['drop', 'server-error', 'slow'],
    eligibility: [],
  },
  // A settlement has no message of its own in ACH; a failure comes as a return.
  happenings: ['returned', 'correction'],
  manners: [],
  now: MONDAY_NINE,
}

runRailConformance(subject, { describe, it })

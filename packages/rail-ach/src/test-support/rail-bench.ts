import type { RailBankAccount, RailRequest, RailVerificationRequest } from '@linx/contracts'
import { exampleRailRequest } from '@linx/testing'
import type { AchRailOptions } from '../rail/ach-options.ts'
import { createAchRail } from '../rail/create-ach-rail.ts'
import type { OutboundFile } from '../transport/ach-transport.ts'
import { createMemoryStore } from './memory-store.ts'

/** Monday, 2 March 2026, 09:00 in New York. */
export const MONDAY_NINE = Date.parse('2026-03-02T14:00:00Z')

export const HOUR_MS = 3_600_000

const exampleBank = {
  routingNumber: '091000019',
  name: 'FIRST EXAMPLE BANK',
  immediateOrigin: '1234567890',
  originName: 'ACME REBATES INC',
}

/** An ACH rail with a clock, a store and a bank that a test holds in its hands. */
export const createRailBench = (options: Partial<AchRailOptions> = {}) => {
  let now = MONDAY_NINE
  const store = createMemoryStore()
  const files: OutboundFile[] = []
  const all: AchRailOptions = {
    bank: exampleBank,
    originatorOf: () => ({ companyName: 'ACME REBATES', companyId: '1234567890' }),
    store,
    transport: {
      deliver: async (file) => {
        files.push(file)
      },
    },
    clock: { now: () => now },
    missedWindow: 'reject',
    ...options,
  }
  const rail = createAchRail(all)
  const context = { signal: new AbortController().signal }
  return {
    rail,
    store,
    /** What the bank got, oldest first. */
    files,
    options: all,
    moveTo: (instant: number): void => {
      now = instant
    },
    submit: (request: RailRequest, number = 1) =>
      rail.submit(request, rail.makeReference({ transactionId: request.transactionId, number }), context),
    prenote: (request: RailVerificationRequest, reference: string) =>
      rail.verifyAccount(request, { reference }, context),
    inquire: (reference: string) => rail.inquire({ reference }, context),
    cancel: (reference: string) => rail.cancel({ reference }, context),
  }
}

/** The nth example payment. */
export const examplePayment = (number: number, members: Partial<RailRequest> = {}): RailRequest =>
  exampleRailRequest('ach', { transactionId: `transaction-${number}`, ...members })

/** Its reference. */
export const exampleReference = (bench: ReturnType<typeof createRailBench>, number: number): string =>
  bench.rail.makeReference({ transactionId: `transaction-${number}`, number: 1 }).reference

export const consumer: RailBankAccount = {
  type: 'BANK',
  subType: 'SAVING',
  holder: 'consumer',
  nameOnAccount: 'José Núñez-Łoś',
  routingNumber: '011401533',
  accountNumber: '444555666',
}

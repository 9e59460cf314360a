import type { RailReference } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { expectNoSecret } from '../check/secrets.ts'
import { withoutAmbient } from '../check/without-ambient.ts'
import type { RailCase, RailContext } from '../rail-context.ts'
import { transactionIdOf } from '../rail-context.ts'

const TRANSACTIONS = 5_000

/** Attempts of 5,000 transactions, two each: ids one after the other, ids of other times, and ids that are no UUIDs. */
const attempts = Array.from({ length: TRANSACTIONS }, (_, index) => {
  const later = (index * 7_919).toString(16).padStart(8, '0')
  const ids = [transactionIdOf(index), `${later}-5e80-7a1b-9c3d-${String(index).padStart(12, '0')}`, `order/${index}`]
  return ids[index % ids.length] ?? ''
}).flatMap((transactionId) => [1, 2].map((number) => ({ transactionId, number })))

const referencesOf = async ({ open }: RailContext): Promise<readonly RailReference[]> => {
  const { rail } = await open()
  return attempts.map((attempt) => rail.makeReference(attempt))
}

const MAXIMUM_LENGTH = 64

export const referenceCases: readonly RailCase[] = [
  {
    id: 'reference.unique',
    title: 'gives 10,000 attempts 10,000 references',
    clause: 'RailAdapter.makeReference',
    run: async (context) => {
      const references = await referencesOf(context)
      expectEqual(new Set(references.map(({ reference }) => reference)).size, references.length, 'distinct references')
    },
  },
  {
    id: 'reference.unambiguous',
    title: 'keeps ids and attempt numbers apart that look alike when written together',
    clause: 'RailAdapter.makeReference',
    run: async ({ open }) => {
      const { rail } = await open()
      const alike = [
        { transactionId: 'order-1', number: 11 },
        { transactionId: 'order-11', number: 1 },
        { transactionId: 'order-1.1', number: 1 },
        { transactionId: 'order-1', number: 1 },
        { transactionId: 'ORDER-1', number: 1 },
      ]
      const references = alike.map((attempt) => rail.makeReference(attempt).reference)
      expectEqual(new Set(references).size, alike.length, 'distinct references')
    },
  },
  {
    id: 'reference.legal',
    title: 'makes references that the provider takes: visible ASCII, at most 64 characters, of the provider’s form',
    clause: 'RailReference.reference',
    run: async (context) => {
      for (const { reference } of await referencesOf(context)) {
        const isLegal = /^[!-~]+$/.test(reference) && reference.length <= MAXIMUM_LENGTH
        expectTrue(isLegal, `Not visible ASCII or longer than ${MAXIMUM_LENGTH}: ${JSON.stringify(reference)}.`)
        const isTaken = new RegExp(context.subject.legalReference).test(reference)
        expectTrue(isTaken, `Not of the provider's form: ${reference}.`)
      }
    },
  },
  {
    id: 'reference.deterministic',
    title: 'gives the same attempt the same reference, also in another process',
    clause: 'RailAdapter.makeReference',
    run: async ({ open }) => {
      const [here, there] = [await open(), await open()]
      const some = attempts.slice(0, 200)
      const first = some.map((attempt) => here.rail.makeReference(attempt))
      const elsewhere = some.toReversed().map((attempt) => there.rail.makeReference(attempt))
      expectEqual(elsewhere.toReversed(), first, 'the references of another adapter')
    },
  },
  {
    id: 'reference.pure',
    title: 'makes references without clock, network or randomness',
    clause: 'RailAdapter.makeReference',
    run: async ({ open }) => {
      const { rail } = await open()
      const attempt = { transactionId: transactionIdOf(1), number: 1 }
      const [first, second] = withoutAmbient(() => [rail.makeReference(attempt), rail.makeReference(attempt)])
      expectTrue(typeof first?.reference === 'string', 'makeReference must answer a reference at once.')
      expectEqual(second, first, 'the second reference')
    },
  },
  {
    id: 'reference.plain-json',
    title: 'makes references that survive storage, with nothing secret in them',
    clause: 'RailReference.details',
    run: async ({ open, subject }) => {
      const { reference } = (await open()).newPayment()
      expectEqual(JSON.parse(JSON.stringify(reference)), reference, 'the stored reference')
      expectTrue(
        JSON.stringify(reference.details ?? {}).length <= 1_000,
        'The details must stay below 1,000 characters.',
      )
      expectNoSecret(subject, reference, 'the reference')
    },
  },
]

import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { abilitiesOf } from '../rail-abilities.ts'
import type { RailCase } from '../rail-context.ts'

export const capabilityCases: readonly RailCase[] = [
  {
    id: 'shape.version-and-name',
    title: 'says that it follows version 1 of the contract and has a name for operators',
    clause: 'RailAdapter.specificationVersion',
    run: async ({ open }) => {
      const { rail } = await open()
      expectEqual(rail.specificationVersion, 'v1', 'specificationVersion')
      expectTrue(rail.name.trim() !== '', 'The name must not be empty.')
    },
  },
  {
    id: 'capabilities.as-described',
    title: 'has the capabilities that its author describes',
    clause: 'RailAdapter.capabilities',
    run: async ({ open, subject }) => {
      expectEqual((await open()).rail.capabilities, subject.capabilities, 'the capabilities')
    },
  },
  {
    id: 'capabilities.fit-together',
    title: 'lists something of each kind, and windows only where they mean something',
    clause: 'RailCapabilities',
    run: async ({ open }) => {
      const { capabilities } = (await open()).rail
      const { currencies, transactionTypes, priorities, finality, returnWindowMs } = capabilities
      for (const list of [currencies, transactionTypes, priorities]) {
        expectTrue(list.length > 0 && new Set(list).size === list.length, 'Each list must have members, each once.')
      }
      for (const window of [capabilities.dedupeWindowMs, capabilities.inquiryWindowMs, returnWindowMs]) {
        expectTrue(window === undefined || (Number.isSafeInteger(window) && window > 0), 'A window must be above 0 ms.')
      }
      expectTrue(
        capabilities.idempotency === 'reference' || capabilities.dedupeWindowMs === undefined,
        'dedupeWindowMs',
      )
      expectTrue(
        capabilities.verification === undefined || capabilities.inquiry === 'by-reference',
        'A rail that verifies accounts must be able to say what became of it.',
      )
      expectTrue(finality === 'returnable' || returnWindowMs === undefined, 'A final rail has no return window.')
    },
  },
  {
    id: 'capabilities.have-their-methods',
    title: 'has inquire, cancel, checkEligibility, verifyAccount and ingest exactly where it says so',
    clause: 'RailCapabilities',
    run: async ({ open, subject }) => {
      const { rail } = await open()
      const abilities = abilitiesOf(subject)
      const methods = [
        rail.inquire,
        rail.cancel,
        rail.checkEligibility,
        rail.planVerification,
        rail.verifyAccount,
        rail.ingest,
      ].map((each) => each !== undefined)
      const expected = ['inquiry', 'cancellation', 'eligibility', 'verification', 'verification', 'news'].map(
        (ability) => abilities.has(ability),
      )
      expectEqual(methods, expected, 'whether each optional method is there')
    },
  },
]

import type { Instant, RailRequest } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { frozen } from '../check/frozen.ts'
import { withoutAmbient } from '../check/without-ambient.ts'
import type { RailCase, RailContext } from '../rail-context.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const DAYS = 12

/** Every hour of twelve days: over a weekend and across every cut-off. */
const hoursFrom = (now: Instant): readonly Instant[] =>
  Array.from({ length: DAYS * 24 }, (_, hour) => now + hour * HOUR_MS)

/** Each example with each priority that the rail takes for it. */
const plannable = ({ subject }: RailContext, isTaken: (request: RailRequest) => boolean): readonly RailRequest[] =>
  subject.examples
    .flatMap((example) =>
      subject.capabilities.priorities.map((settlementPriority) => ({ ...example, settlementPriority })),
    )
    .filter(isTaken)

const dayOf = (instant: Instant): string => new Date(instant).toISOString().slice(0, 10)

/** Opens the adapter and gives every plan of the sweep to `look`. */
const sweep =
  (look: (plan: ReturnType<Plan>, request: RailRequest, now: Instant) => void) =>
  async (context: RailContext): Promise<void> => {
    const { rail } = await context.open()
    for (const request of plannable(context, (candidate) => rail.validate(frozen(candidate)).length === 0)) {
      for (const now of hoursFrom(context.now)) look(rail.plan(frozen(request), { now }), request, now)
    }
  }

type Plan = Awaited<ReturnType<RailContext['open']>>['rail']['plan']

export const planCases: readonly RailCase[] = [
  {
    id: 'plan.never-in-the-past',
    title: 'submits not before now, in whole milliseconds',
    clause: 'RailPlan.submitAt',
    run: sweep(({ submitAt }, _, now) => {
      expectTrue(Number.isSafeInteger(submitAt), `submitAt must be an instant, received ${String(submitAt)}.`)
      expectTrue(submitAt >= now, `submitAt must not lie before now (${now}), received ${submitAt}.`)
    }),
  },
  {
    id: 'plan.value-date',
    title: 'gives a real day that is not before the submission as the day of value',
    clause: 'RailPlan.valueDate',
    run: sweep(({ submitAt, valueDate }) => {
      if (valueDate === undefined) return
      const start = /^\d{4}-\d{2}-\d{2}$/.test(valueDate) ? Date.parse(valueDate) : Number.NaN
      expectEqual(Number.isNaN(start) ? 'no day' : dayOf(start), valueDate, 'the day of value')
      // The rail's day may be behind that of UTC by one.
      const isLater = valueDate >= dayOf(submitAt - DAY_MS)
      expectTrue(isLater, `The day of value ${valueDate} lies before the submission.`)
    }),
  },
  {
    id: 'plan.no-silent-downgrade',
    title: 'says so when it plans with another priority than was asked for',
    clause: 'RailPlan.notice',
    run: sweep(({ settlementPriority, notice }, request) => {
      if (settlementPriority === request.settlementPriority) return
      expectTrue(
        notice !== undefined && notice.trim() !== '',
        `${request.settlementPriority} became ${settlementPriority} without a notice.`,
      )
    }),
  },
  {
    id: 'plan.only-listed-priorities',
    title: 'plans with priorities of its capabilities alone',
    clause: 'RailPlan.settlementPriority',
    run: (context) =>
      sweep(({ settlementPriority }) => {
        const isListed = context.subject.capabilities.priorities.includes(settlementPriority)
        expectTrue(isListed, `${settlementPriority} is no priority of this rail.`)
      })(context),
  },
  {
    id: 'plan.later-is-not-sooner',
    title: 'never submits sooner because it was asked later',
    clause: 'RailAdapter.plan',
    run: async (context) => {
      let [former, latest]: [RailRequest | undefined, Instant] = [undefined, 0]
      await sweep(({ submitAt }, request) => {
        if (request !== former) [former, latest] = [request, 0]
        expectTrue(submitAt >= latest, `A later request is submitted at ${submitAt}, an earlier one at ${latest}.`)
        latest = submitAt
      })(context)
    },
  },
  {
    id: 'plan.pure',
    title: 'plans the same without clock, network or randomness, and changes nothing that it is given',
    clause: 'RailAdapter.plan',
    run: async ({ open, subject, now }) => {
      const { rail } = await open()
      for (const example of subject.examples) {
        const request = frozen(example)
        const [first, second] = withoutAmbient(() => [rail.plan(request, { now }), rail.plan(request, { now })])
        expectTrue(typeof first === 'object' && 'submitAt' in first, 'plan must answer a plan at once.')
        expectEqual(second, first, 'the second plan')
      }
    },
  },
]

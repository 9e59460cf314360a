import type { RailIssue, RailRequest } from '@linx/contracts'
import { expectEqual, expectTrue } from '../../kit/expect.ts'
import { frozen } from '../check/frozen.ts'
import { expectNoSecret } from '../check/secrets.ts'
import { withoutAmbient } from '../check/without-ambient.ts'
import { CURRENCIES, PRIORITIES, SOLUTIONS, TRANSACTION_TYPES } from '../rail-abilities.ts'
import type { OpenRail, RailCase, RailContext } from '../rail-context.ts'

const checkIssue = ({ code, path, message }: RailIssue): void => {
  expectTrue(/^[a-z][a-z0-9_.-]*$/.test(code), `A code must be lower case, received ${JSON.stringify(code)}.`)
  expectTrue(path !== '' && message !== '', `The issue ${code} must have a path and a message.`)
}

/** The request must be refused, with an issue at the member if one is named. */
const expectRefused = ({ rail }: OpenRail, request: RailRequest, path?: string): readonly RailIssue[] => {
  const issues = rail.validate(frozen(request))
  const received = JSON.stringify(issues.map((issue) => issue.path))
  for (const issue of issues) checkIssue(issue)
  expectTrue(issues.length > 0, `The request must be refused for its ${path ?? 'fault'}, but no issue came.`)
  const isThere = path === undefined || issues.some((issue) => issue.path.split('.')[0] === path)
  expectTrue(isThere, `Expected an issue at ${path}, received issues at ${received}.`)
  return issues
}

type Unlisted = (context: RailContext) => readonly RailRequest[]

/** For each value that the capabilities do not list, the example with that value. */
const unlisted =
  (member: keyof RailRequest, all: readonly string[], listed: (context: RailContext) => readonly string[]): Unlisted =>
  (context) =>
    all
      .filter((value) => !listed(context).includes(value))
      .map((value) => ({ ...context.example, [member]: value }) as RailRequest)

/** What follows from the capabilities: a member, and the requests that ask for more. */
const BOUNDARIES: readonly { member: keyof RailRequest; needs?: string; requests: Unlisted }[] = [
  { member: 'solution', requests: unlisted('solution', SOLUTIONS, ({ example }) => [example.solution]) },
  {
    member: 'currency',
    needs: 'an unlisted currency',
    requests: unlisted('currency', CURRENCIES, ({ subject }) => subject.capabilities.currencies),
  },
  {
    member: 'transactionType',
    needs: 'an unlisted transaction type',
    requests: unlisted('transactionType', TRANSACTION_TYPES, ({ subject }) => subject.capabilities.transactionTypes),
  },
  {
    member: 'settlementPriority',
    needs: 'an unlisted priority',
    requests: unlisted('settlementPriority', PRIORITIES, ({ subject }) => subject.capabilities.priorities),
  },
]

const boundaryCases: readonly RailCase[] = BOUNDARIES.map(({ member, needs, requests }) => ({
  id: `validate.refuses-unlisted-${member.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
  title: `refuses a ${member} that its capabilities do not list`,
  clause: 'RailAdapter.validate',
  ...(needs === undefined ? {} : { needs }),
  run: async (context) => {
    const open = await context.open()
    for (const request of requests(context)) expectRefused(open, request, member)
  },
}))

const BAD_AMOUNTS = ['', '0.00', '-1.00', '1', '1.5', '1.005', '1e3', ' 1.00', '1,000.00', 'NaN', '١.٠٠']

/** The account that the rail cannot use at the side of the customer. */
const otherAccount = ({ credit }: RailRequest): RailRequest['credit'] =>
  credit.type === 'BANK'
    ? {
        type: 'CARD',
        subType: 'DEBIT',
        holder: 'consumer',
        nameOnAccount: 'A',
        token: 'tok_conformance',
        last4: '0000',
      }
    : {
        type: 'BANK',
        subType: 'CHECKING',
        holder: 'consumer',
        nameOnAccount: 'A',
        routingNumber: '021000021',
        accountNumber: '1',
      }

export const validateCases: readonly RailCase[] = [
  {
    id: 'validate.accepts-examples',
    title: 'finds nothing wrong with correct requests',
    clause: 'RailAdapter.validate',
    run: async ({ open, subject }) => {
      const { rail } = await open()
      for (const example of subject.examples)
        expectEqual(rail.validate(frozen(example)), [], 'the issues of an example')
    },
  },
  ...boundaryCases,
  {
    id: 'validate.refuses-bad-amounts',
    title: 'refuses amounts that are not above zero or not written with two decimals',
    clause: 'RailRequest.amount',
    run: async ({ open, example }) => {
      const opened = await open()
      for (const amount of BAD_AMOUNTS) expectRefused(opened, { ...example, amount }, 'amount')
    },
  },
  {
    id: 'validate.refuses-foreign-account',
    title: 'refuses a bank account on a card rail and a card on a bank rail',
    clause: 'RailAdapter.validate',
    run: async ({ open, example }) => {
      expectRefused(await open(), { ...example, credit: otherAccount(example) }, 'credit')
    },
  },
  {
    id: 'validate.reports-all',
    title: 'reports every rule that a request breaks, not the first alone',
    clause: 'RailAdapter.validate',
    run: async ({ open, example }) => {
      const opened = await open()
      const request = { ...example, amount: '0.00', credit: otherAccount(example) }
      expectRefused(opened, request, 'amount')
      expectRefused(opened, request, 'credit')
    },
  },
  {
    id: 'validate.pure',
    title: 'answers the same without clock, network or randomness, and changes nothing that it is given',
    clause: 'RailAdapter.validate',
    run: async ({ open, example }) => {
      const { rail } = await open()
      const bad = { ...example, amount: '0.00' }
      for (const request of [frozen(example), frozen(bad)]) {
        const [first, second] = withoutAmbient(() => [rail.validate(request), rail.validate(request)])
        expectTrue(Array.isArray(first), 'validate must answer a list at once.')
        expectEqual(second, first, 'the second answer')
      }
    },
  },
  {
    id: 'validate.keeps-secrets',
    title: 'says what is wrong without account numbers or tokens',
    clause: 'RailIssue.message',
    run: async ({ open, example, subject }) => {
      const issues = expectRefused(await open(), { ...example, amount: '0.00', credit: otherAccount(example) })
      expectNoSecret(subject, issues, 'the issues')
      expectTrue(!JSON.stringify(issues).includes('tok_conformance'), 'The issues must not repeat a token.')
    },
  },
]

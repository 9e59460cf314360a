import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../decision/index.ts'
import { issueKind, type Result, success } from '../issue/index.ts'
import { HOUR_MS, MINUTE_MS } from '../time/index.ts'
import { decideArchive, decideCancel, decideExpire } from './close.ts'
import { decideConfirm } from './confirm.ts'
import { decideDecline } from './decline.ts'
import { decideExtend } from './extend.ts'
import { workflowLifeCycle, workflowRefusals } from './machine/index.ts'
import { decideNotified } from './notified.ts'
import { decideReminderDue } from './remind.ts'
import { decideResend } from './resend.ts'
import type { SessionContext } from './session-context.ts'
import type { SessionState } from './session-state.ts'
import { currentStepIndex } from './session-steps.ts'
import { decideSubmitStep } from './submit-step.ts'
import { accepted, contextAt, createSample, linkOf, START } from './test-support/sample-session.ts'

type Decided = Result<Decision<SessionState>>
type Command = (state: SessionState, context: SessionContext, choice: number) => Decided

const history = { rejections: 0, copies: 1 }
const outcomes = [
  accepted,
  accepted,
  { outcome: 'unknown', cause: 'time-out' },
  { outcome: 'rejected', class: 'transient', isRetryable: true, providerCode: '1' },
  { outcome: 'rejected', class: 'permanent-number', isRetryable: false, providerCode: '2' },
] as const

/** Every decide, with what it is told chosen by a number. */
const commands: { readonly [name: string]: Command } = {
  notified: (state, context, choice) => {
    const serial = choice % state.notifications.length
    const copies = 1 + (choice % 2)
    const outcome = outcomes[choice % outcomes.length] ?? accepted
    return success(decideNotified(state, { serial, outcome, history: { ...history, copies } }, context))
  },
  submit: (state, context, choice) => {
    const index = choice % 4 > 0 ? currentStepIndex(state.steps) : choice % 5
    const answer = { choice: choice % 2, bank: { accountNumber: '123456789' } }
    return decideSubmitStep(state, { stepId: `step-${index}`, answer, isComplete: choice % 3 > 0 }, context)
  },
  confirm: (state, context, choice) =>
    decideConfirm(state, { customerId: 'customer-1', transactionId: `transaction-${choice}` }, context),
  decline: (state, context) => decideDecline(state, { reason: 'NOT_EXPECTED' }, context),
  extend: (state, context, choice) =>
    decideExtend(state, { expireAt: context.now + (choice - 2) * 9 * HOUR_MS }, context),
  resend: (state, context) => decideResend(state, { link: linkOf(state.nextLinkSerial) }, context),
  cancel: (state, context) => decideCancel(state, context),
  expire: (state, context) => success(decideExpire(state, { tellAt: context.now }, context)),
  archive: (state) => decideArchive(state),
  remind: (state, context) => success(decideReminderDue(state, context)),
}

const names = Object.keys(commands)

/** What keeps a session alive is drawn more often, so that sequences come to their ends late. */
const OFTEN = ['notified', 'submit', 'submit', 'extend', 'resend', 'resend', 'remind', 'remind'] as const

/** Waits up to nine hours; reminders and expiries are met exactly now and then. */
const waits = fc.oneof(
  fc.integer({ min: 0, max: 9 * HOUR_MS }),
  fc.constantFrom('reminder' as const, 'expiry' as const, MINUTE_MS, 0),
)

const runs = fc.array(fc.record({ name: fc.constantFrom(...names, ...OFTEN), wait: waits, choice: fc.nat(30) }), {
  minLength: 1,
  maxLength: 40,
})

interface Step {
  readonly name: string
  readonly now: number
  readonly before: SessionState
  readonly result: Decided
}

/** Runs commands one after the other, as the engine would: what is refused changes nothing. */
const play = (
  run: readonly { name: string; wait: number | 'reminder' | 'expiry'; choice: number }[],
): readonly Step[] => {
  let state = createSample().state
  let now = START
  return run.map(({ name, wait, choice }) => {
    const moment =
      wait === 'reminder' ? (state.nextNotificationAt ?? now) : wait === 'expiry' ? state.expireAt : now + wait
    now = Math.max(now, moment)
    const before = state
    const result = commands[name]?.(before, contextAt(now), choice) ?? success({ ...createSample(), state: before })
    if (result.ok) state = result.value.state
    return { name, now, before, result }
  })
}

const afterOf = ({ before, result }: Step): SessionState => (result.ok ? result.value.state : before)

const everyRun = (check: (steps: readonly Step[]) => void): void =>
  fc.assert(
    fc.property(runs, (run) => check(play(run))),
    { numRuns: 1_000 },
  )

describe('any sequence of commands on a session', () => {
  it('ends at most once, and leaves an end only for the archive', () => {
    everyRun((steps) => {
      const ends = steps.filter((step) => !workflowLifeCycle.isEnded(step.before.status) && isEnded(afterOf(step)))
      expect(ends.length).toBeLessThanOrEqual(1)
      for (const step of steps.filter(({ before }) => isEnded(before))) {
        expect([step.before.status, 'ARCHIVED']).toContain(afterOf(step).status)
      }
    })
  })

  it('raises the sequence with each event, and never lowers it', () => {
    everyRun((steps) => {
      for (const step of steps) {
        const grown = afterOf(step).sequence - step.before.sequence
        expect([0, 1, 2]).toContain(grown)
        if (step.result.ok && step.result.value.events.length > 0) expect(grown).toBeGreaterThan(0)
      }
    })
  })

  it('keeps at most three links, in order', () => {
    everyRun((steps) => {
      for (const { links } of steps.map(afterOf)) {
        expect(links.length).toBeLessThanOrEqual(3)
        expect(links.map(({ serial }) => serial)).toEqual(links.map(({ serial }) => serial).toSorted((a, b) => a - b))
      }
    })
  })

  it('reminds neither after the end, nor at or past the expiry, nor within 12 hours of any other message', () => {
    everyRun((steps) => {
      for (const step of steps) {
        const entry = newReminder(step)
        if (entry === undefined) continue
        expect(isEnded(step.before)).toBe(false)
        expect(entry.notifiedAt).toBeLessThan(step.before.expireAt)
        const last = step.before.notifications.at(-1)
        expect(entry.notifiedAt - (last?.notifiedAt ?? 0)).toBeGreaterThanOrEqual(12 * HOUR_MS)
      }
    })
  })

  it('shows a next reminder only while it is open, before its expiry', () => {
    everyRun((steps) => {
      for (const { nextNotificationAt, status, expireAt } of steps.map(afterOf)) {
        if (nextNotificationAt === undefined) continue
        expect(status).toBe('ACTIVE')
        expect(nextNotificationAt).toBeLessThan(expireAt)
      }
    })
  })

  it('lets now decide: from the expiry on nobody confirms, declines, answers, cancels, extends or resends', () => {
    everyRun((steps) => {
      const late = steps.filter(({ now, before }) => now >= before.expireAt && !isEnded(before))
      for (const { name, result } of late.filter((step) => COMMANDS_OF_PEOPLE.has(step.name))) {
        expect([name, result.ok || result.issues.map(({ code }) => code)]).toEqual([name, ['workflow_expired']])
      }
    })
  })

  it('refuses by a name of the table, as a conflict or a rule, in a sentence', () => {
    everyRun((steps) => {
      for (const issue of steps.flatMap(({ result }) => (result.ok ? [] : result.issues))) {
        expect(['conflict', 'rule']).toContain(issueKind(issue.code))
        expect(issue.message).toMatch(/expected .+, received .+\. .+\.$/)
      }
    })
  })

  it('holds no account number after the end', () => {
    everyRun((steps) => {
      for (const state of steps.map(afterOf).filter(isEnded)) {
        const account = state.steps.find(({ name }) => name === 'financial-account')
        expect(account?.answer ?? {}).not.toHaveProperty('bank')
      }
    })
  })

  it('answers a repeat at the same instant without changing anything more', () => {
    everyRun((steps) => {
      for (const { name, now, result } of steps) {
        if (!result.ok || !COMMANDS_WITHOUT_CHOICE.has(name)) continue
        const again = commands[name]?.(result.value.state, contextAt(now), 0)
        expect(again?.ok && again.value.state).toBe(result.value.state)
      }
    })
  })
})

describe('every status and event', () => {
  it('is a transition or a refusal with a name', () => {
    for (const status of workflowLifeCycle.states) {
      for (const event of workflowLifeCycle.events) {
        const isTransition = workflowLifeCycle.next(status, event) !== undefined
        if (!isTransition) expect(workflowRefusals.explain(status, event).code).toMatch(/^workflow_/)
      }
    }
  })
})

const COMMANDS_OF_PEOPLE = new Set(['confirm', 'decline', 'submit', 'cancel', 'extend', 'resend'])
const COMMANDS_WITHOUT_CHOICE = new Set(['decline', 'cancel', 'expire', 'archive', 'resend', 'remind'])

const isEnded = ({ status }: SessionState): boolean => workflowLifeCycle.isEnded(status)

const newReminder = (step: Step) => {
  const after = afterOf(step).notifications
  const entry = after.length > step.before.notifications.length ? after.at(-1) : undefined
  return entry?.origin === 'REMINDER' ? entry : undefined
}

import type { Instant } from '@linx/contracts'
import {
  type CodeDecision,
  decideCodeRequest,
  decideTried,
  decideTry,
  formatInstant,
  type IssuedCode,
  newStepUp,
  type StepUpMode,
  type StepUpState,
} from '@linx/core'
import type { HostQuestion } from '../engine-options.ts'
import type { EngineParts } from '../engine-parts.ts'
import { customerActor } from '../gateway/customer-actor.ts'
import { loadPhone, recipientChange } from '../message/recipient-store.ts'
import { type Change, recordChange } from '../store/change.ts'
import { execute } from '../store/execute.ts'
import type { Loaded } from '../store/record-kind.ts'
import { loadSession } from '../workflow/session-store.ts'
import { stepUpKind } from './step-up-kind.ts'

/** What became of a wish for a code. `sent`: it is on its way, nobody knows yet whether it arrives. Instants are ISO 8601. */
export type CodeRequestAnswer =
  | { readonly outcome: 'sent'; readonly expireAt: string }
  | { readonly outcome: 'too-many'; readonly retryAt: string }
  | { readonly outcome: 'locked'; readonly until: string }
  | { readonly outcome: 'opted-out' }

/** What became of a code. `passed`: keep the proof with this browser and give it to `gateway.open` from now on. */
export type StepUpAnswer =
  | { readonly outcome: 'passed'; readonly proof: string }
  | { readonly outcome: 'wrong' | 'expired' | 'locked' }

/** The proof of a visit (requirement L9). */
export interface VisitStepUp {
  readonly mode: StepUpMode
  /** `true`: `submit`, `confirm` and `preview` of the visit are refused (`step_up_required`); declining is not. */
  readonly isRequired: boolean
  /** `•••• 4567`, of the phone that codes go to. */
  readonly phoneHint: string
  /** Of the mode `host`; `language` as BCP 47. */
  question(language: string): Promise<HostQuestion | undefined>
  /** Of the mode `one-time-code`: sends a new code, the one before is void. Throws `TypeError` in other modes. */
  requestCode(): Promise<CodeRequestAnswer>
  /** A passcode, a code, or what the host asks for. Each try counts. */
  submit(code: string): Promise<StepUpAnswer>
}

/** Whose proof it is. */
export interface StepUpTarget {
  readonly businessAccountId: string
  readonly workflowId: string
  readonly mode: StepUpMode
  readonly phoneNumber: string
  readonly customerId?: string
  /** Names the browser; codes and proofs hold for it alone. Empty: it has no name. */
  readonly browser: string
}

const LONGEST_CODE = 64

const contextOf = ({ clock, policy }: EngineParts) => ({ now: clock.now(), policy: policy.stepUp })

const loadStepUp = async (parts: EngineParts, target: StepUpTarget): Promise<Loaded<StepUpState>> => {
  const { businessAccountId, workflowId, mode } = target
  const loaded = await parts.store.load(stepUpKind, businessAccountId, workflowId)
  if (loaded !== undefined) return loaded
  if (mode === 'none') throw new TypeError('A workflow that asks for no proof has none.')
  return { state: newStepUp({ businessAccountId, workflowId, mode }), version: 0 }
}

const changeOf = (
  target: StepUpTarget,
  action: string,
  before: Loaded<StepUpState>,
  decision: ReturnType<typeof decideTried>,
): Change => ({
  businessAccountId: target.businessAccountId,
  actor: customerActor(target),
  action: `step-up.${action}`,
  subject: `session/${target.workflowId}`,
  records: [recordChange(stepUpKind, decision.state, before.version === 0 ? undefined : before)],
  tasks: decision.tasks,
  events: decision.events,
})

const toAnswer = (decided: CodeDecision): CodeRequestAnswer => {
  switch (decided.outcome) {
    case 'sent':
      return { outcome: 'sent', expireAt: formatInstant(decided.stepUp.state.code?.expireAt ?? 0) }
    case 'too-many':
      return { outcome: 'too-many', retryAt: formatInstant(decided.retryAt) }
    case 'locked':
      return { outcome: 'locked', until: formatInstant(decided.until) }
    case 'opted-out':
      return decided
  }
}

/** Makes the code for the next serial; only its slow hash is kept. */
const newCode = async ({ stepUp }: EngineParts, { workflowId, browser }: StepUpTarget, serial: number) => {
  const { secrets } = stepUp
  const [keyId, salt] = [secrets.currentKeyId, secrets.newSalt()]
  const text = secrets.code(workflowId, { keyId, salt, serial }) ?? ''
  return { keyId, browser, hash: await secrets.hash(text, salt) }
}

const requestCode = (parts: EngineParts, target: StepUpTarget): Promise<CodeRequestAnswer> => {
  if (target.mode !== 'one-time-code') throw new TypeError(`Expected the mode one-time-code, it is ${target.mode}.`)
  const { businessAccountId, phoneNumber } = target
  return execute<CodeRequestAnswer>(parts.store, async () => {
    const { recipient } = await loadPhone(parts, businessAccountId, phoneNumber)
    const loaded = await loadStepUp(parts, target)
    // The limits are asked before the slow hash, so that they bound its cost as well.
    const unhashed = { keyId: '', browser: '', hash: { salt: '', hash: '' } }
    const asked = decideCodeRequest(loaded.state, recipient.state, unhashed, contextOf(parts))
    if (asked.outcome !== 'sent') {
      const isNew = asked.outcome === 'locked' && asked.stepUp.state !== loaded.state
      return { answer: toAnswer(asked), ...(isNew ? { change: changeOf(target, 'lock', loaded, asked.stepUp) } : {}) }
    }
    const issued = await newCode(parts, target, loaded.state.codeCount + 1)
    const decided = decideCodeRequest(loaded.state, recipient.state, issued, contextOf(parts))
    if (decided.outcome !== 'sent') return { answer: toAnswer(decided) }
    const change = changeOf(target, 'code', loaded, decided.stepUp)
    const records = [...change.records, ...recipientChange(recipient, decided.recipient)]
    return { answer: toAnswer(decided), change: { ...change, records } }
  })
}

type Taken = { readonly outcome: 'look'; readonly state: StepUpState; readonly code?: IssuedCode } | StepUpAnswer

/** Counts the try before anybody looks at it. */
const takeTry = (parts: EngineParts, target: StepUpTarget): Promise<Taken> =>
  execute<Taken>(parts.store, async () => {
    const loaded = await loadStepUp(parts, target)
    const decided = decideTry(loaded.state, target.browser, contextOf(parts))
    if (decided.outcome !== 'look') return { answer: { outcome: decided.outcome } }
    const { state } = decided
    return {
      answer: decided,
      change: changeOf(target, 'try', loaded, { state, tasks: [], removedTaskIds: [], events: [] }),
    }
  })

const isRight = async (
  parts: EngineParts,
  target: StepUpTarget,
  code: string,
  taken: Extract<Taken, { outcome: 'look' }>,
) => {
  const { secrets, host } = parts.stepUp
  const { mode, businessAccountId, workflowId, customerId } = target
  if (mode === 'host') {
    const who = { businessAccountId, workflowId, ...(customerId === undefined ? {} : { customerId }) }
    return (await host?.verify(who, code)) === true
  }
  const hash = mode === 'passcode' ? taken.state.passcode : taken.code?.hash
  return hash !== undefined && (await secrets.isRight(code, hash))
}

const submit = async (parts: EngineParts, target: StepUpTarget, given: string): Promise<StepUpAnswer> => {
  const code = given.trim().slice(0, LONGEST_CODE)
  if (code === '') return { outcome: 'wrong' }
  const taken = await takeTry(parts, target)
  if (taken.outcome !== 'look') return taken
  const tried = {
    isRight: await isRight(parts, target, code, taken),
    ...(taken.code === undefined ? {} : { serial: taken.code.serial }),
  }
  const isUsedUp = await execute<boolean>(parts.store, async () => {
    const loaded = await loadStepUp(parts, target)
    // Once: of two browsers with the same right code, one is too late.
    if (tried.isRight && tried.serial !== undefined && loaded.state.code?.serial !== tried.serial)
      return { answer: true }
    const decision = decideTried(loaded.state, tried, contextOf(parts))
    if (decision.state === loaded.state) return { answer: false }
    return { answer: false, change: changeOf(target, tried.isRight ? 'passed' : 'lock', loaded, decision) }
  })
  if (!tried.isRight) return { outcome: 'wrong' }
  if (isUsedUp) return { outcome: 'expired' }
  return { outcome: 'passed', proof: parts.stepUp.secrets.makeProof(target, parts.clock.now()) }
}

/** `true` if this browser has proved what the workflow asks for. */
export const isProved = (parts: EngineParts, target: StepUpTarget, proof: string | undefined): boolean => {
  const times: { readonly now: Instant; readonly lifeMs: number } = {
    now: parts.clock.now(),
    lifeMs: parts.policy.stepUp.proofLifeMs,
  }
  return target.mode === 'none' || (proof !== undefined && parts.stepUp.secrets.isProof(proof, target, times))
}

const HINT_DIGITS = 4

export const createVisitStepUp = (
  parts: EngineParts,
  target: StepUpTarget,
  access: { isProved: boolean },
): VisitStepUp => ({
  mode: target.mode,
  get isRequired() {
    return !access.isProved
  },
  phoneHint: `•••• ${target.phoneNumber.slice(-HINT_DIGITS)}`,
  question: async (language) => (target.mode === 'host' ? parts.stepUp.host?.question(language) : undefined),
  requestCode: async () => requestCode(parts, target),
  submit: async (code) => {
    const answer = await submit(parts, target, String(code))
    if (answer.outcome === 'passed') access.isProved = true
    return answer
  },
})

/** The live session of a code that is about to be sent. */
export const loadIssued = async (parts: EngineParts, businessAccountId: string, workflowId: string) => {
  const [stepUp, session] = await Promise.all([
    parts.store.load(stepUpKind, businessAccountId, workflowId),
    loadSession(parts, businessAccountId, workflowId),
  ])
  return stepUp === undefined || session === undefined ? undefined : { stepUp: stepUp.state, session: session.state }
}

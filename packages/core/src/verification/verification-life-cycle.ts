import { compileMachine, createRefusals, type LifeCycle, type RefusalRow } from '../life-cycle/index.ts'
import type { VerificationStatus } from '../party/index.ts'
import { type VerificationEvent, verificationMachine } from './verification-machine.ts'

/** `verificationMachine` as a table. xstate infers no names for a machine without a final state, so a test compares them. */
export const verificationLifeCycle = compileMachine(verificationMachine) as LifeCycle<
  VerificationStatus,
  VerificationEvent
>

const refusalRows: readonly RefusalRow<VerificationStatus, VerificationEvent>[] = [
  { status: 'UNVERIFIED', code: 'verification_not_started', fix: 'Start the verification first' },
  {
    status: 'PENDING',
    events: ['started'],
    code: 'verification_running',
    fix: 'Wait for its end, about four banking days',
  },
  { status: 'PENDING', code: 'verification_not_started', fix: 'Wait until the bank has been asked' },
  { status: 'PROCESSING', code: 'verification_running', fix: 'Wait for its end, about four banking days' },
  { status: 'APPROVED', code: 'verification_approved', fix: 'Use the account: it is verified' },
  { status: 'REVIEW', code: 'verification_not_started', fix: 'Set the result, or start the verification again' },
  { status: 'DECLINED', code: 'verification_not_started', fix: 'Start the verification again' },
  { status: 'ERROR', code: 'verification_not_started', fix: 'Start the verification again' },
]

/** The named answer for every pair of status and event that is no transition. */
export const verificationRefusals = createRefusals('verification', verificationLifeCycle, refusalRows)

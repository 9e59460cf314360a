import { createMachine } from 'xstate'

/** What can happen to the verification of an account. */
export type VerificationEvent =
  | 'started'
  | 'submitted'
  | 'put-back'
  | 'approved'
  | 'declined'
  | 'questioned'
  | 'failed'
  | 'reset'

/**
 * The verification of a financial account (SPEC section 3). `PENDING`: a prenote waits for its file; `PROCESSING`: the bank has it, and the waiting
 * period runs; `questioned`: a person has to look; `failed`: nobody could ask; `reset`: the host changed the account's number. A host may
 * bring a result from elsewhere at any time, and a bank may say no after it has said nothing.
 */
export const verificationMachine = createMachine({
  id: 'verification',
  types: {} as { events: { type: VerificationEvent } },
  initial: 'UNVERIFIED',
  states: {
    UNVERIFIED: {
      on: { started: 'PENDING', approved: 'APPROVED', declined: 'DECLINED', questioned: 'REVIEW' },
    },
    PENDING: {
      on: {
        submitted: 'PROCESSING',
        approved: 'APPROVED',
        declined: 'DECLINED',
        questioned: 'REVIEW',
        failed: 'ERROR',
        reset: 'UNVERIFIED',
      },
    },
    PROCESSING: {
      on: {
        'put-back': 'PENDING',
        approved: 'APPROVED',
        declined: 'DECLINED',
        questioned: 'REVIEW',
        failed: 'ERROR',
        reset: 'UNVERIFIED',
      },
    },
    REVIEW: {
      on: { started: 'PENDING', approved: 'APPROVED', declined: 'DECLINED', questioned: 'REVIEW', reset: 'UNVERIFIED' },
    },
    DECLINED: {
      tags: 'ended',
      on: { started: 'PENDING', approved: 'APPROVED', declined: 'DECLINED', questioned: 'REVIEW', reset: 'UNVERIFIED' },
    },
    APPROVED: {
      tags: 'ended',
      on: { approved: 'APPROVED', declined: 'DECLINED', questioned: 'REVIEW', reset: 'UNVERIFIED' },
    },
    ERROR: {
      tags: 'ended',
      on: {
        started: 'PENDING',
        approved: 'APPROVED',
        declined: 'DECLINED',
        questioned: 'REVIEW',
        failed: 'ERROR',
        reset: 'UNVERIFIED',
      },
    },
  },
})

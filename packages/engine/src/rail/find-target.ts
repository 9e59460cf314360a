import { SHARED_BUSINESS_ACCOUNT_ID, type Solution } from '@linx/contracts'
import type { EngineParts } from '../engine-parts.ts'
import {
  accountVerificationKind,
  RAIL_REFERENCE_SCOPE,
  railReferenceValue,
  transactionKind,
} from '../store/record-kinds.ts'

/** What a rail knows by a reference of ours: a transaction, or the verification of an account. */
export interface RailTarget {
  readonly businessAccountId: string
  readonly subject: 'transaction' | 'verification'
  /** Of the transaction, or of the account. */
  readonly id: string
}

const SUBJECTS: { readonly [kind: string]: RailTarget['subject'] } = {
  [transactionKind.kind]: 'transaction',
  [accountVerificationKind.kind]: 'verification',
}

/** Whose attempt was given this reference; `undefined` if nobody's. */
export const findByReference = async (
  parts: EngineParts,
  solution: Solution,
  reference: string,
): Promise<RailTarget | undefined> => {
  const value = railReferenceValue(solution, reference)
  const key = { businessAccountId: SHARED_BUSINESS_ACCOUNT_ID, scope: RAIL_REFERENCE_SCOPE, value }
  const body = (await parts.store.storage.lookup(key))?.body
  const subject = SUBJECTS[String(body?.kind)]
  if (typeof body?.businessAccountId !== 'string' || typeof body.id !== 'string' || subject === undefined) {
    return undefined
  }
  return { businessAccountId: body.businessAccountId, subject, id: body.id }
}

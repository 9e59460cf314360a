import type { InquireOutcome, JsonObject, SubmitOutcome } from '@linx/contracts'
import { readNetworkCode } from '../decline-codes.ts'

/** What the answers of a network say beside the code. */
export interface NetworkFigures {
  readonly providerId?: string
  readonly amount?: string
  readonly currency?: string
  readonly evidence: JsonObject
}

/** A submission that the network answered with a code. */
export const submitByCode = (code: string, figures: NetworkFigures): SubmitOutcome => {
  const meaning = readNetworkCode(code)
  if (meaning === 'approved') return { outcome: 'accepted', state: 'settled', ...figures }
  const { reason } = meaning
  if (meaning.meaning === 'doubt') return { outcome: 'unknown', cause: `Network code ${code}: ${reason}.` }
  return { outcome: 'rejected', code, reason, retry: meaning.meaning, evidence: figures.evidence }
}

/** A payment that the network found and finished with a code. */
export const foundByCode = (code: string, figures: NetworkFigures): InquireOutcome => {
  const meaning = readNetworkCode(code)
  if (meaning === 'approved') return { outcome: 'found', state: 'settled', ...figures }
  if (meaning.meaning === 'doubt') return { outcome: 'unknown', cause: `Network code ${code}: ${meaning.reason}.` }
  return { outcome: 'found', state: 'failed', code, reason: meaning.reason, ...figures }
}

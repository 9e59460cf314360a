import * as v from 'valibot'
import { checkShape, freeText, members } from '../../input/index.ts'
import type { Result } from '../../issue/index.ts'
import type { ResolveCommand } from '../decide/index.ts'

/** What an operator can say of a transaction that the engine can't settle by itself. */
export const RESOLUTIONS = [
  'settled',
  'declined',
  'submit-again',
  'returned',
  'dismissed',
] as const satisfies readonly ResolveCommand['resolution'][]

/** The longest evidence. */
const MAXIMUM_EVIDENCE_CHARACTERS = 500

/** What an operator says of a transaction. */
export const resolutionSchema = members({
  resolution: v.picklist(RESOLUTIONS),
  evidence: freeText(MAXIMUM_EVIDENCE_CHARACTERS),
})

/** Checks what an operator says: a resolution, and where it was seen (1–500 characters). */
export const validateResolution = (input: unknown): Result<Pick<ResolveCommand, 'resolution' | 'evidence'>> =>
  checkShape(resolutionSchema, input)

export { checkId } from './check-id.ts'
export { checkShape, readShape, type ShapeReading, type ShapeSchema } from './check-shape.ts'
export { type Choice, choice } from './choice.ts'
export { type Expectation, rule } from './expectation.ts'
export {
  amountInput,
  emailAddress,
  freeText,
  identifier,
  listOf,
  members,
  noCardNumber,
  wholeNumber,
} from './fields.ts'
export { checkIdempotencyKey } from './idempotency-key.ts'
export { defaultInputLimits, type InputLimits, secretMembers } from './input-limits.ts'
export type { ReadInputOptions } from './input-reader.ts'
export { joinPath } from './member-path.ts'
export { type PhoneNumber, parsePhoneNumber, parseStoredPhoneNumber } from './phone-number.ts'
export { type InputReading, readInput } from './read-input.ts'
export { cleanText } from './text-rules.ts'

export { CONVENTIONS, type Convention, shiftDay } from './banking-shift.ts'
export { createRuleStream, createSingleStream } from './rule-stream.ts'
export type { Stream } from './stream.ts'

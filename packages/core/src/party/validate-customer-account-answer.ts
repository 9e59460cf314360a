import * as v from 'valibot'
import { checkShape, emailAddress, members } from '../input/index.ts'
import type { Result } from '../issue/index.ts'
import type { CustomerAccountAnswer } from './answers.ts'
import { firstName, lastName } from './person-schema.ts'

const answerSchema = members({ firstName, lastName, primaryEmail: v.optional(emailAddress()) })

/** Checks the answer to `customer-account`: `{firstName, lastName, primaryEmail?}`. */
export const validateCustomerAccountAnswer = (answer: unknown): Result<CustomerAccountAnswer> =>
  checkShape(answerSchema, answer)

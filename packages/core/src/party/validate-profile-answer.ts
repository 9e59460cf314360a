import * as v from 'valibot'
import { checkShape, members, parsePhoneNumber } from '../input/index.ts'
import { failure, type Issue, type Result, success } from '../issue/index.ts'
import { addressIssues, addressSchema, addressTypes } from './address-schema.ts'
import type { ProfileAnswer, RequestedProfileInputs } from './answers.ts'
import { date, dateOfBirthIssues, salutation } from './person-schema.ts'

const personalInfoItems = { salutation, dateOfBirth: date }

/** The same schema for each of the asked-for names. */
const forEach = <Name extends string, Schema extends v.GenericSchema>(names: readonly Name[], schema: Schema) =>
  Object.fromEntries(names.map((name) => [name, schema]))

/** Exactly the items that were asked for: a schema of the request's own. */
const answerSchema = ({ personalInfo = [], addresses = [], phoneNumber }: RequestedProfileInputs) =>
  members({
    ...(personalInfo.length > 0 && {
      personalInfo: members(Object.fromEntries(personalInfo.map((item) => [item, personalInfoItems[item]]))),
    }),
    ...(addresses.length > 0 && { addresses: members(forEach(addresses, addressSchema)) }),
    ...(phoneNumber !== undefined && { phoneNumber: v.string() }),
  }) as v.GenericSchema<unknown, ProfileTexts>

interface ProfileTexts extends Omit<ProfileAnswer, 'phoneNumber'> {
  readonly phoneNumber?: string
}

/**
 * Checks the answer to `enhance-profile`: `{personalInfo: {salutation?, dateOfBirth?}, addresses: {SHIPPING?: {…}, …},
 * phoneNumber: '+1…'}` with exactly the items that were asked for, all of them required. `today` is `YYYY-MM-DD` at the Customer's place.
 */
export const validateProfileAnswer = (
  requestedInputs: RequestedProfileInputs,
  answer: unknown,
  context: { readonly today: string },
): Result<ProfileAnswer> => {
  const shape = checkShape(answerSchema(requestedInputs), answer)
  if (!shape.ok) return shape
  const { personalInfo, addresses = {}, phoneNumber } = shape.value
  const issues: Issue[] = addressTypes.flatMap((type) => {
    const address = addresses[type]
    return address === undefined ? [] : addressIssues(address, `addresses.${type}`, type)
  })
  if (personalInfo?.dateOfBirth !== undefined) {
    issues.push(...dateOfBirthIssues(personalInfo.dateOfBirth, context.today, 'personalInfo.dateOfBirth'))
  }
  const type = requestedInputs.phoneNumber?.[0]
  if (phoneNumber === undefined || type === undefined) return finish(issues, shape.value, undefined)
  const phone = parsePhoneNumber(phoneNumber, 'phoneNumber')
  if (!phone.ok) return failure(...issues, ...phone.issues)
  return finish(issues, shape.value, { number: phone.value.raw, e164: phone.value.e164, type })
}

const finish = (
  issues: readonly Issue[],
  { phoneNumber: _text, ...texts }: ProfileTexts,
  phoneNumber: ProfileAnswer['phoneNumber'],
): Result<ProfileAnswer> =>
  issues.length > 0 ? failure(...issues) : success(phoneNumber === undefined ? texts : { ...texts, phoneNumber })

import * as v from 'valibot'
import { checkShape, emailAddress, identifier, listOf, members } from '../input/index.ts'
import { createIssue, failure, type Issue, type Result, success } from '../issue/index.ts'
import type { CustomerAddress } from './address.ts'
import { addressEntries, addressIssues, addressTypes } from './address-schema.ts'
import type { CustomerPhoneNumber, CustomerProfile, CustomerStatus } from './customer.ts'
import { date, dateOfBirthIssues, firstName, lastName, salutation, toPhoneNumber } from './person-schema.ts'

const MAXIMUM_ADDRESSES = 20
const MAXIMUM_PHONE_NUMBERS = 10

const phoneNumber = members({ number: v.string(), type: v.picklist(['MOBILE', 'HOME', 'WORK']) })

/** A Customer as a host gives it (SPEC section 3). */
export const customerSchema = members({
  id: v.optional(identifier()),
  status: v.optional(v.picklist(['ACTIVE', 'SUSPENDED']), 'ACTIVE'),
  firstName,
  lastName,
  primaryPhoneNumber: phoneNumber,
  primaryEmail: v.optional(emailAddress()),
  salutation: v.optional(salutation),
  dateOfBirth: v.optional(date),
  addresses: v.optional(
    listOf(
      members({ ...addressEntries, type: v.picklist(addressTypes), isPrimary: v.optional(v.boolean(), false) }),
      0,
      MAXIMUM_ADDRESSES,
    ),
    [],
  ),
  otherPhoneNumbers: v.optional(listOf(phoneNumber, 0, MAXIMUM_PHONE_NUMBERS), []),
})

/** A Customer as a host gives it; the engine makes the id if there is none. */
export interface CustomerInput extends CustomerProfile {
  readonly id?: string
  readonly status: CustomerStatus
}

const primaryIssues = (addresses: readonly CustomerAddress[]): readonly Issue[] =>
  addresses.flatMap((address, index) => {
    const first = addresses.findIndex((other) => other.isPrimary && other.type === address.type)
    if (!address.isPrimary || first === index) return []
    const expected = `one primary ${address.type} address; addresses[${first}] is one already`
    const fix = 'Set isPrimary of all but one to false'
    return [createIssue('address_primary', { path: `addresses[${index}].isPrimary`, expected, received: true, fix })]
  })

/**
 * Checks a Customer that a host brings (SPEC section 3): every violation at once. `today` (`YYYY-MM-DD`) refuses a later date of
 * birth. Phone numbers may lack the country code; addresses are not primary and the status is `ACTIVE` unless said otherwise.
 */
export const validateCustomer = (input: unknown, context: { readonly today?: string } = {}): Result<CustomerInput> => {
  const shape = checkShape(customerSchema, input)
  if (!shape.ok) return shape
  const customer = shape.value
  const issues: Issue[] = customer.addresses.flatMap((address, index) =>
    addressIssues(address, `addresses[${index}]`, address.type),
  )
  issues.push(...primaryIssues(customer.addresses))
  if (customer.dateOfBirth !== undefined) {
    issues.push(...dateOfBirthIssues(customer.dateOfBirth, context.today, 'dateOfBirth'))
  }
  const readPhone = (
    phone: { number: string; type: 'MOBILE' | 'HOME' | 'WORK' },
    path: string,
  ): CustomerPhoneNumber => {
    const read = toPhoneNumber(phone.number, phone.type, `${path}.number`)
    if (read.ok) return read.value
    issues.push(...read.issues)
    return phone
  }
  const primaryPhoneNumber = readPhone(customer.primaryPhoneNumber, 'primaryPhoneNumber')
  const otherPhoneNumbers = customer.otherPhoneNumbers.map((phone, index) =>
    readPhone(phone, `otherPhoneNumbers[${index}]`),
  )
  return issues.length > 0 ? failure(...issues) : success({ ...customer, primaryPhoneNumber, otherPhoneNumbers })
}

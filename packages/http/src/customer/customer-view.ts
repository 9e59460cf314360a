import { type Customer, formatInstant } from '@linx/core'
import type { CustomerErasure } from '@linx/engine'
import * as v from 'valibot'
import { instant, type SchemaOf } from '../answer/fields.ts'

const phoneNumber = v.object({
  number: v.pipe(v.string(), v.description('As it was given.')),
  e164: v.optional(v.pipe(v.string(), v.description('Absent if the number has no country code.'))),
  type: v.picklist(['MOBILE', 'HOME', 'WORK']),
})

/** A postal address of an answer. */
export const postalAddressEntries = {
  name: v.optional(v.string()),
  streetLine1: v.string(),
  streetLine2: v.optional(v.string()),
  cityName: v.string(),
  stateCode: v.optional(v.string()),
  countryCode: v.string(),
  zipCode: v.string(),
}

export const customer = v.object({
  id: v.string(),
  status: v.picklist(['ACTIVE', 'SUSPENDED']),
  firstName: v.string(),
  lastName: v.string(),
  primaryPhoneNumber: phoneNumber,
  primaryEmail: v.optional(v.string()),
  salutation: v.optional(v.string()),
  dateOfBirth: v.optional(v.pipe(v.string(), v.metadata({ format: 'date' }))),
  addresses: v.array(
    v.object({
      ...postalAddressEntries,
      type: v.picklist(['MAILING', 'PHYSICAL', 'SHIPPING']),
      isPrimary: v.boolean(),
    }),
  ),
  otherPhoneNumbers: v.array(phoneNumber),
  createdAt: instant,
  updatedAt: instant,
  erasedAt: v.optional(v.pipe(instant, v.description('Nothing personal is left of an erased Customer.'))),
})

/** A Customer as the API shows it. */
export const customerView = (state: Customer): v.InferOutput<typeof customer> => ({
  id: state.id,
  status: state.status,
  firstName: state.firstName,
  lastName: state.lastName,
  primaryPhoneNumber: state.primaryPhoneNumber,
  primaryEmail: state.primaryEmail,
  salutation: state.salutation,
  dateOfBirth: state.dateOfBirth,
  addresses: [...state.addresses],
  otherPhoneNumbers: [...state.otherPhoneNumbers],
  createdAt: formatInstant(state.createdAt),
  updatedAt: formatInstant(state.updatedAt),
  erasedAt: state.erasedAt === undefined ? undefined : formatInstant(state.erasedAt),
})

export const customerErasure = v.object({
  customerId: v.string(),
  erasedAt: instant,
}) satisfies SchemaOf<CustomerErasure>

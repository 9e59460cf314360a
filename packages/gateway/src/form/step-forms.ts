import type { RequestedProfileInputs } from '@linx/core'
import type { Say } from '../language/page-language.ts'
import { type AddressContext, addressFields } from './address-fields.ts'
import type { FieldGroup, FormField, TextField } from './form-field.ts'

/** More than a number has, since people type spaces and dashes. */
const MAXIMUM_TYPED_DIGITS = 30

/** The step `customer-account`. */
export const nameForm = (say: Say): readonly FieldGroup[] => [
  {
    fields: [
      {
        kind: 'text',
        name: 'firstName',
        label: say('label.firstName'),
        autocomplete: 'given-name',
        maximumCharacters: 40,
      },
      {
        kind: 'text',
        name: 'lastName',
        label: say('label.lastName'),
        autocomplete: 'family-name',
        maximumCharacters: 40,
      },
      {
        kind: 'text',
        name: 'primaryEmail',
        label: say('label.primaryEmail'),
        autocomplete: 'email',
        inputMode: 'email',
        maximumCharacters: 254,
        isOptional: true,
      },
    ],
  },
]

const personalFields: {
  readonly [item in NonNullable<RequestedProfileInputs['personalInfo']>[number]]: (say: Say) => FormField
} = {
  salutation: (say) => ({
    kind: 'text',
    name: 'personalInfo.salutation',
    label: say('label.salutation'),
    hint: say('hint.salutation'),
    autocomplete: 'honorific-prefix',
    maximumCharacters: 20,
  }),
  dateOfBirth: (say) => ({
    kind: 'date',
    name: 'personalInfo.dateOfBirth',
    label: say('label.dateOfBirth'),
    autocomplete: 'bday',
  }),
}

/** Autocomplete sections of the three addresses; where one lives is the browser's own. */
const sections = {
  PHYSICAL: 'section-home',
  MAILING: 'section-mailing',
  SHIPPING: 'section-delivery shipping',
} as const

const phoneField = (type: 'HOME' | 'WORK', say: Say): FormField => ({
  kind: 'text',
  name: 'phoneNumber',
  label: say(`label.${type}`),
  hint: say('hint.phone'),
  autocomplete: type === 'HOME' ? 'home tel' : 'work tel',
  inputMode: 'tel',
  maximumCharacters: MAXIMUM_TYPED_DIGITS,
  reads: 'phone',
})

/** The step `enhance-profile`: exactly what it asks for. */
export const profileForm = (
  { personalInfo = [], addresses = [], phoneNumber }: RequestedProfileInputs,
  context: AddressContext,
): readonly FieldGroup[] => {
  const { say } = context
  const type = phoneNumber?.[0]
  const own: readonly FormField[] = [
    ...personalInfo.map((item) => personalFields[item](say)),
    ...(type === undefined ? [] : [phoneField(type, say)]),
  ]
  return [
    ...(own.length > 0 ? [{ fields: own }] : []),
    ...addresses.map((address) => ({
      legend: say(`legend.${address}`),
      ...(address === 'PHYSICAL' ? { hint: say('hint.PHYSICAL') } : {}),
      fields: addressFields(`addresses.${address}`, sections[address], context, address === 'SHIPPING'),
    })),
  ]
}

const billingGroup = (context: AddressContext): FieldGroup => ({
  legend: context.say('legend.billingAddress'),
  fields: addressFields('billingAddress', 'billing', context, false),
})

const digitsField = (name: 'routingNumber' | 'accountNumber', say: Say, change: Partial<TextField>): TextField => ({
  kind: 'text',
  name,
  label: say(`label.${name}`),
  hint: say(`hint.${name}`),
  autocomplete: 'off',
  reads: 'digits',
  maximumCharacters: MAXIMUM_TYPED_DIGITS,
  ...change,
})

/** The name of the second account number, which the engine is not given. */
export const ACCOUNT_NUMBER_AGAIN = 'accountNumberAgain' as const

/** The step `financial-account` for a bank account. The number is typed twice: nobody can correct it after the payment. */
export const bankForm = (
  { needsBillingAddress, suggestsBank }: { readonly needsBillingAddress: boolean; readonly suggestsBank: boolean },
  context: AddressContext,
): readonly FieldGroup[] => {
  const { say } = context
  return [
    {
      fields: [
        {
          kind: 'text',
          name: 'nameOnAccount',
          label: say('label.nameOnAccount'),
          autocomplete: 'name',
          maximumCharacters: 40,
        },
        digitsField('routingNumber', say, {
          inputMode: 'numeric',
          ...(suggestsBank ? { lookup: 'bank' as const } : {}),
        }),
        {
          kind: 'text',
          name: 'bankName',
          label: say('label.bankName'),
          maximumCharacters: 40,
          ...(suggestsBank ? { hint: say('hint.bankName'), isOptional: true } : {}),
        },
        digitsField('accountNumber', say, { isSecret: true }),
        {
          kind: 'text',
          name: ACCOUNT_NUMBER_AGAIN,
          label: say('label.accountNumberAgain'),
          autocomplete: 'off',
          reads: 'digits',
          maximumCharacters: MAXIMUM_TYPED_DIGITS,
          isSecret: true,
        },
      ],
    },
    ...(needsBillingAddress ? [billingGroup(context)] : []),
  ]
}

/** The step `financial-account` for a card that the tokeniser knows already. */
export const cardForm = (
  { needsBillingAddress }: { readonly needsBillingAddress: boolean },
  context: AddressContext,
): readonly FieldGroup[] => [
  {
    fields: [
      {
        kind: 'text',
        name: 'nameOnAccount',
        label: context.say('label.nameOnCard'),
        autocomplete: 'cc-name',
        maximumCharacters: 40,
      },
    ],
  },
  ...(needsBillingAddress ? [billingGroup(context)] : []),
]

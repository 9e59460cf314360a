import type { TemplateVersion } from '@linx/core'
import { documentCatalogue } from '../../business/documents.ts'
import {
  type AccountRow,
  accountOptions,
  type CustomerRow,
  customerOptions,
  isOurs,
  PRIORITY_OPTIONS,
  SOLUTION_OPTIONS,
} from '../choices.ts'
import { type Html, html } from '../html.ts'
import { checkField, choiceField, type Given, type Option, selectField, textArea, textField } from '../parts/form.ts'
import { openParameters } from './build-request.ts'

/** What the forms offer. */
export interface RequestChoices {
  readonly customers: readonly CustomerRow[]
  readonly accounts: readonly AccountRow[]
  readonly reasons: readonly Option[]
}

const PROFILE_OPTIONS: readonly Option[] = [
  { value: 'personalInfo.salutation', label: 'Salutation' },
  { value: 'personalInfo.dateOfBirth', label: 'Date of birth' },
  { value: 'addresses.PHYSICAL', label: 'Home address' },
  { value: 'addresses.MAILING', label: 'Mailing address' },
  { value: 'phoneNumber.HOME', label: 'Home phone' },
]

const documentOptions: readonly Option[] = documentCatalogue.flatMap(({ documentGroup, documents }) =>
  documents.map(({ documentId, title }) => ({ value: `${documentGroup}/${documentId}`, label: title })),
)

const SUB_TYPES: readonly Option[] = [
  { value: 'CHECKING', label: 'Checking account' },
  { value: 'SAVING', label: 'Savings account' },
  { value: 'DEBIT', label: 'Debit card' },
]

type Draw = (given: Given, choices: RequestChoices) => Html

/** The field of each parameter. */
const PARAMETER_FIELDS: Readonly<Record<string, Draw>> = {
  phoneNumber: (given) =>
    textField({
      name: 'phoneNumber',
      label: 'Mobile phone',
      hint: 'With country code: +1 416 555 0123.',
      type: 'tel',
      value: '+1',
      given,
      isRequired: true,
    }),
  customerId: (given, { customers }) =>
    selectField({ name: 'customerId', label: 'Customer', options: customerOptions(customers), given }),
  financialAccountSubType: (given) =>
    selectField({ name: 'financialAccountSubType', label: 'The Customer enters a', options: SUB_TYPES, given }),
  customerFinancialAccountId: (given, { accounts }) =>
    selectField({
      name: 'customerFinancialAccountId',
      label: 'Account of the Customer',
      options: accountOptions(accounts, ({ owner }) => owner.type === 'CUSTOMER'),
      given,
    }),
  transactionType: (given) =>
    selectField({
      name: 'transactionType',
      label: 'Direction',
      options: [
        { value: 'SEND', label: 'We pay the Customer' },
        { value: 'REQUEST', label: 'The Customer pays us' },
      ],
      given,
    }),
  solution: (given) => selectField({ name: 'solution', label: 'By', options: SOLUTION_OPTIONS, given }),
  baFinancialAccountId: (given, { accounts }) =>
    selectField({
      name: 'baFinancialAccountId',
      label: 'Our account',
      options: accountOptions(accounts, isOurs),
      given,
    }),
  amount: (given) => textField({ name: 'amount', label: 'Amount', placeholder: '250.00', given }),
  currency: (given) =>
    selectField({ name: 'currency', label: 'Currency', options: [{ value: 'USD', label: 'US dollar' }], given }),
  paymentReasonId: (given, { reasons }) =>
    selectField({
      name: 'paymentReasonId',
      label: 'Reason',
      options: reasons,
      given,
      value: 'insurance-disbursements',
    }),
  priority: (given) =>
    selectField({ name: 'priority', label: 'Speed', hint: 'For ACH and wire.', options: PRIORITY_OPTIONS, given }),
  description: (given) => textField({ name: 'description', label: 'Description', hint: 'For wire alone.', given }),
}

const field = (name: string, given: Given, choices: RequestChoices): Html =>
  PARAMETER_FIELDS[name]?.(given, choices) ?? html``

const linkFields = (
  given: Given,
  defaults: { readonly title: string; readonly memo?: string; readonly hours: string },
): Html =>
  html`${textField({ name: 'title', label: 'Title', hint: 'For your colleagues; the Customer does not see it.', value: defaults.title, given, isRequired: true })}
${textArea({ name: 'customerMemo', label: 'Message to the Customer', value: defaults.memo ?? '', given })}
${selectField({
  name: 'expireInHours',
  label: 'The link lives for',
  value: defaults.hours,
  options: [
    { value: '48', label: '2 days' },
    { value: '168', label: '1 week' },
    { value: '720', label: '30 days' },
    { value: '2160', label: '90 days' },
  ],
  given,
})}`

/** The form of a template: what it leaves open. */
export const templateForm = (template: TemplateVersion, given: Given, choices: RequestChoices): Html =>
  html`<fieldset><legend>Whom</legend>${openParameters(template).map((name) => field(name, given, choices))}</fieldset>
<fieldset><legend>Request</legend>${linkFields(given, {
    title: template.displayName,
    memo: template.customerMemo,
    hours: String((template.defaultExpiryDays ?? 7) * 24),
  })}</fieldset>`

/** The form without a template. Groups that a choice makes needless are hidden by the style sheet. */
export const scratchForm = (given: Given, choices: RequestChoices): Html => {
  const draw = (...names: readonly string[]) => names.map((name) => field(name, given, choices))
  return html`<fieldset><legend>Whom</legend>${draw('phoneNumber')}${choiceField({
    name: 'customer',
    legend: 'Do you know this Customer?',
    value: 'new',
    options: [
      { value: 'new', label: 'No', hint: 'The Customer enters a name.' },
      { value: 'known', label: 'Yes', hint: 'Choose below.' },
    ],
    given,
  })}<div class="if-known-customer">${draw('customerId')}</div></fieldset>
<fieldset><legend>What to ask for</legend>${checkField({ name: 'profile', legend: 'Profile', options: PROFILE_OPTIONS, given })}
${checkField({ name: 'documents', legend: 'Documents to accept', options: documentOptions, given })}
${choiceField({
  name: 'account',
  legend: 'Account',
  value: 'new',
  options: [
    { value: 'none', label: 'None' },
    { value: 'new', label: 'A new one', hint: 'The Customer enters it.' },
    { value: 'known', label: 'One on file' },
  ],
  given,
})}<div class="if-new-account">${draw('financialAccountSubType')}</div><div class="if-known-account">${draw('customerFinancialAccountId')}</div></fieldset>
<fieldset><legend>Money</legend>${choiceField({
    name: 'money',
    legend: 'Does money move?',
    value: 'yes',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    given,
  })}<div class="if-money two">${draw('transactionType', 'solution', 'amount', 'currency', 'baFinancialAccountId', 'paymentReasonId', 'priority', 'description')}</div></fieldset>
<fieldset><legend>Request</legend>${linkFields(given, { title: '', hours: '168' })}</fieldset>`
}

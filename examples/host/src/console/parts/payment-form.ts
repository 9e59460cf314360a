import { type AccountRow, accountOptions, PRIORITY_OPTIONS, SOLUTION_OPTIONS } from '../choices.ts'
import { type Html, html } from '../html.ts'
import { filled } from '../read-form.ts'
import { type Given, type Option, selectField, textField } from './form.ts'

interface PaymentChoices {
  readonly accounts: readonly AccountRow[]
  readonly reasons: readonly Option[]
}

/** The fields of a transaction, also of a scheduled one. */
export const paymentFields = (given: Given, { accounts, reasons }: PaymentChoices): Html =>
  html`${selectField({
    name: 'debitFinancialAccountId',
    label: 'From',
    options: accountOptions(accounts, ({ owner }) => owner.type !== 'RECIPIENT'),
    given,
  })}${selectField({
    name: 'creditFinancialAccountId',
    label: 'To',
    options: accountOptions(accounts, () => true),
    given,
    value: accounts.find(({ owner, type }) => owner.type === 'RECIPIENT' && type === 'BANK')?.id,
  })}${textField({ name: 'amount', label: 'Amount in US dollars', placeholder: '250.00', given, isRequired: true })}${selectField(
    {
      name: 'transactionType',
      label: 'Direction',
      options: [
        { value: 'SEND', label: 'Send: we pay' },
        { value: 'REQUEST', label: 'Request: we are paid' },
      ],
      given,
    },
  )}${selectField({ name: 'solution', label: 'By', options: SOLUTION_OPTIONS, given })}${selectField({
    name: 'settlementPriority',
    label: 'Speed',
    hint: 'For ACH and wire; a card is paid at once.',
    options: PRIORITY_OPTIONS,
    given,
  })}${selectField({ name: 'paymentReasonId', label: 'Reason', options: reasons, given })}${textField({
    name: 'description',
    label: 'Description',
    hint: 'For wire alone.',
    given,
  })}`

/** The entry type that the two sides of an ACH payment ask for: businesses take CCD, people PPD. */
const achMetadata = (form: URLSearchParams) => {
  const entryType = filled(form, 'entryType')
  return entryType === undefined ? {} : { metadata: { rkorACHEntryType: entryType } }
}

/** The body of `POST /v1/transactions`. */
export const paymentSpec = (form: URLSearchParams): object => {
  const solution = filled(form, 'solution')
  return {
    debitFinancialAccountId: filled(form, 'debitFinancialAccountId'),
    creditFinancialAccountId: filled(form, 'creditFinancialAccountId'),
    transactionType: filled(form, 'transactionType'),
    solution,
    paymentReasonId: filled(form, 'paymentReasonId'),
    amount: filled(form, 'amount'),
    currency: 'USD',
    settlementPriority: solution === 'push-to-card' ? 'IMMEDIATE' : filled(form, 'settlementPriority'),
    ...(solution === 'wire' ? { description: filled(form, 'description') } : {}),
    ...(solution === 'ach' ? achMetadata(form) : {}),
  }
}

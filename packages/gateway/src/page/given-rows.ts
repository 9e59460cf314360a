import type { JsonObject, JsonValue } from '@linx/contracts'
import type { VisitView } from '@linx/core'
import { countryName } from '../form/address-fields.ts'
import { formatDate } from '../language/format.ts'
import type { PageLanguage, Say } from '../language/page-language.ts'
import type { PageContext } from './page-context.ts'
import type { SummaryRow } from './summary-list.ts'

const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

const objectOf = (value: JsonValue | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}

const ADDRESS_LINE = ['name', 'streetLine1', 'streetLine2', 'cityName', 'stateCode', 'zipCode'] as const
const ADDRESS_TYPES = ['PHYSICAL', 'MAILING', 'SHIPPING'] as const

const addressText = (address: JsonObject, language: PageLanguage): string => {
  const country = textOf(address.countryCode)
  return [
    ...ADDRESS_LINE.map((member) => textOf(address[member])),
    country === '' ? '' : countryName(country, language),
  ]
    .filter((part) => part !== '')
    .join(', ')
}

const dateText = (day: string, language: PageLanguage): string => (day === '' ? '' : formatDate(day, language))

const nameRows = (data: JsonObject, say: Say): readonly SummaryRow[] => [
  { label: say('name.title'), value: `${textOf(data.firstName)} ${textOf(data.lastName)}` },
  { label: say('label.primaryEmail'), value: textOf(data.primaryEmail) },
]

const profileRows = (data: JsonObject, { say, language }: PageContext): readonly SummaryRow[] => {
  const personal = objectOf(data.personalInfo)
  const addresses = objectOf(data.addresses)
  const phone = objectOf(data.phoneNumber)
  return [
    { label: say('label.salutation'), value: textOf(personal.salutation) },
    { label: say('label.dateOfBirth'), value: dateText(textOf(personal.dateOfBirth), language) },
    { label: say(phone.type === 'WORK' ? 'label.WORK' : 'label.HOME'), value: textOf(phone.e164) },
    ...ADDRESS_TYPES.map((type) => ({
      label: say(`legend.${type}`),
      value: addressText(objectOf(addresses[type]), language),
    })),
  ]
}

/** What the Customer has entered in this visit, account excepted; nothing that the host had on file before. */
export const givenRows = (view: VisitView, context: PageContext): readonly SummaryRow[] =>
  view.steps
    .flatMap(({ request, data }) => {
      if (data === undefined) return []
      if (request?.asks === 'customer-account') return nameRows(data, context.say)
      return request?.asks === 'profile' ? profileRows(data, context) : []
    })
    .filter(({ value }) => value.trim() !== '')

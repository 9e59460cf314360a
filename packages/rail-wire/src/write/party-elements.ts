import type { RailAddress } from '@linx/contracts'
import { isIban } from '../check/iban.ts'
import type { WireAccount, WireBank } from '../message/wire-payment.ts'
import { COUNTRIES } from '../table/country-table.ts'
import type { TextField } from '../text/field-lengths.ts'
import { wireText } from '../text/wire-text.ts'
import { element, type XmlNode } from './xml-writer.ts'

/** `ExternalCashAccountType1Code` */
const ACCOUNT_TYPES = { CHECKING: 'CACC', SAVING: 'SVGS' } as const

/** An element with text of people: transliterated, cut, left out when nothing is left. */
export const textElement = (name: TextField, text: string | undefined): XmlNode | undefined =>
  text === undefined ? undefined : element(name, wireText(name, text))

/** `PstlAdr` with structured parts. The second street line, flat or suite as a rule, is the `Room`. */
const addressElement = (address: RailAddress | undefined): XmlNode | undefined =>
  address === undefined
    ? undefined
    : element('PstlAdr', [
        textElement('StrtNm', address.streetLine1),
        textElement('Room', address.streetLine2),
        textElement('PstCd', address.zipCode),
        textElement('TwnNm', address.cityName),
        textElement('CtrySubDvsn', address.stateCode),
        element('Ctry', COUNTRIES.get(address.countryCode)),
      ])

/** `Dbtr` or `Cdtr`. */
export const partyElement = (name: 'Dbtr' | 'Cdtr', account: WireAccount): XmlNode | undefined =>
  element(name, [textElement('Nm', account.nameOnAccount), addressElement(account.address)])

/** `DbtrAcct` or `CdtrAcct`. */
export const accountElement = (name: 'DbtrAcct' | 'CdtrAcct', account: WireAccount): XmlNode | undefined => {
  const { accountNumber, subType } = account
  const id = isIban(accountNumber) ? element('IBAN', accountNumber) : element('Othr', [element('Id', accountNumber)])
  return element(name, [element('Id', [id]), element('Tp', [element('Cd', ACCOUNT_TYPES[subType])])])
}

const memberElement = (scheme: string, memberId: string): XmlNode | undefined =>
  element('ClrSysMmbId', [element('ClrSysId', [element('Cd', scheme)]), element('MmbId', memberId)])

/** An agent by its number in a clearing system or its BIC, with a name where one is known. */
export const agentElement = (name: string, bank: WireBank, bankName?: string): XmlNode | undefined =>
  element(name, [
    element('FinInstnId', [
      bank.scheme === 'BIC' ? element('BICFI', bank.bic) : memberElement(bank.scheme, bank.memberId),
      textElement('Nm', bankName),
    ]),
  ])

/** An amount with its currency, digit for digit as it was given. */
export const amountElement = (
  name: string,
  { amount, currency }: { readonly amount: string; readonly currency: string },
): XmlNode | undefined => element(name, amount, { Ccy: currency })

/** ISO 8601 in UTC, to the second. */
export const dateTimeText = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`

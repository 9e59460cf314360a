import * as v from 'valibot'
import { freeText, members, rule } from '../input/index.ts'
import { createIssue, type Issue } from '../issue/index.ts'
import type { AddressType, PostalAddress } from './address.ts'
import { countryCodes, stateCodesByCountry } from './country-table.ts'

const MAXIMUM_NAME = 40
const MAXIMUM_STREET_LINE = 50
const MAXIMUM_CITY = 25
const MAXIMUM_ZIP_CODE = 10

const postOfficeBox =
  /\bP\.?\s{0,3}O\.?\s{0,3}Box\b|\bpost\s{1,3}office\s{1,3}box\b|\b(?:case|bo[iî]te)\s{1,3}postale\b/iu

export const addressTypes = ['MAILING', 'PHYSICAL', 'SHIPPING'] as const satisfies readonly AddressType[]

/** The members of every address; what hangs together is checked by `addressIssues`. */
export const addressEntries = {
  name: v.optional(freeText(MAXIMUM_NAME)),
  streetLine1: freeText(MAXIMUM_STREET_LINE),
  streetLine2: v.optional(freeText(MAXIMUM_STREET_LINE)),
  cityName: freeText(MAXIMUM_CITY),
  stateCode: v.optional(v.string()),
  countryCode: v.pipe(
    v.string(),
    rule<string>(
      { code: 'country_unknown', expected: 'an ISO 3166-1 alpha-3 code', fix: 'Write the country like USA or CAN' },
      (code) => countryCodes.has(code),
    ),
  ),
  zipCode: freeText(MAXIMUM_ZIP_CODE),
}

export const addressSchema = members(addressEntries)

const stateIssues = (address: PostalAddress, path: string): readonly Issue[] => {
  const known = stateCodesByCountry.get(address.countryCode)
  if (known === undefined || (address.stateCode !== undefined && known.has(address.stateCode))) return []
  const expected = `a two-letter state code of ${address.countryCode}`
  const fix = 'Write the state like NY or ON'
  return [createIssue('address_state', { path: `${path}.stateCode`, expected, received: address.stateCode, fix })]
}

const isBox = (line: string | undefined): boolean => line !== undefined && postOfficeBox.test(line)

/** The rules between the members of an address: state by country, the name of `SHIPPING`, no post office box for `PHYSICAL`. */
export const addressIssues = (address: PostalAddress, path: string, type?: AddressType): readonly Issue[] => {
  const issues = [...stateIssues(address, path)]
  if (type === 'SHIPPING' && address.name === undefined) {
    const detail = { path: `${path}.name`, expected: 'the name of the person who receives', fix: 'Give name' }
    issues.push(createIssue('input_required', detail))
  }
  if (type === 'PHYSICAL' && (isBox(address.streetLine1) || isBox(address.streetLine2))) {
    const expected = 'a street, not a post office box'
    const received = isBox(address.streetLine1) ? address.streetLine1 : address.streetLine2
    const detail = { path: `${path}.streetLine1`, expected, received, fix: 'Give the street' }
    issues.push(createIssue('address_post_office_box', detail))
  }
  return issues
}

import type { RailAddress, RailBankAccount, RailCurrency, RailRequest } from '@linx/contracts'
import fc from 'fast-check'
import { COUNTRIES } from '../table/country-table.ts'
import { exampleRequest } from './example-wire.ts'

const ABA_WEIGHTS = [3, 7, 1, 3, 7, 1, 3, 7]

const digits = (count: number) => fc.array(fc.nat({ max: 9 }), { minLength: count, maxLength: count })

/** Nine digits; the last one is worked out apart from the code under test. */
const abaRoutingNumber = digits(8)
  .filter((eight) => eight.some((digit) => digit > 0))
  .map((eight) => {
    const sum = eight.reduce((total, digit, place) => total + digit * (ABA_WEIGHTS[place] ?? 0), 0)
    return [...eight, (10 - (sum % 10)) % 10].join('')
  })

const canadianRoutingNumber = digits(8)
  .filter((eight) => eight.some((digit) => digit > 0))
  .map((eight) => `0${eight.join('')}`)

/** Text of people: Latin with accents, signs, other scripts, emoji, and now and then characters that XML must escape or forbids. */
const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc
      .array(fc.constantFrom(...'aZ09 äéñçøßŁœ&<>"\'/-?:().,+€—…\n\t\u0000\u0007�'), { maxLength })
      .map((characters) => characters.join('')),
  )

/** Text that has at least one letter that a wire can carry. */
const readable = (maxLength: number) =>
  fc.tuple(anyText(maxLength - 1), fc.constantFrom('a', 'Z', 'é', 'ß', '7')).map((parts) => parts.join(''))

const readableFirst = (maxLength: number) => readable(maxLength).map((text) => `X${text}`.slice(0, maxLength))

const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined })

const address: fc.Arbitrary<RailAddress> = fc
  .record({
    streetLine1: optional(anyText(50)),
    streetLine2: optional(anyText(50)),
    cityName: readableFirst(25),
    stateCode: optional(fc.constantFrom('NY', 'TX', 'QC', 'ON')),
    countryCode: fc.constantFrom(...COUNTRIES.keys()),
    zipCode: optional(anyText(10)),
  })
  .map((members) => JSON.parse(JSON.stringify(members)))

const account = (routingNumber: fc.Arbitrary<string>): fc.Arbitrary<RailBankAccount> =>
  fc.record({
    type: fc.constant('BANK' as const),
    subType: fc.constantFrom('CHECKING' as const, 'SAVING' as const),
    holder: fc.constantFrom('business' as const, 'consumer' as const),
    nameOnAccount: readableFirst(40),
    routingNumber,
    accountNumber: fc.oneof(fc.stringMatching(/^[A-Z0-9]{1,20}$/), fc.constant('GB29NWBK60161331926819')),
    address,
  })

const amountText = fc
  .bigInt({ min: 1n, max: 999_999_999_999n })
  .map((minor) => `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`)

/** Legal requests of one currency. */
export const wireRequest = (currency: RailCurrency): fc.Arbitrary<RailRequest> => {
  const side = account(currency === 'CAD' ? canadianRoutingNumber : abaRoutingNumber)
  return fc
    .record({
      amount: amountText,
      debit: side,
      credit: side,
      description: readableFirst(100),
      memo: optional(anyText(200)),
      settlementPriority: fc.constantFrom('IMMEDIATE' as const, 'SAME_DAY' as const),
    })
    .map(({ memo, ...members }) => {
      const { memo: _, ...request } = exampleRequest({ ...members, currency })
      return memo === undefined ? request : { ...request, memo }
    })
}

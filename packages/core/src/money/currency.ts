import { createIssue } from '../issue/issue.ts'
import { failure, type Result, success } from '../issue/result.ts'

/** One currency of ISO 4217. */
export interface CurrencyRow {
  readonly code: string
  /** Digits after the decimal point: 2 means that the minor unit is a hundredth. */
  readonly minorDigits: number
  /** Only active currencies are taken from outside. */
  readonly isActive: boolean
}

/** ISO 4217; the inactive rows are there so that nothing relies on two digits. */
export const currencyTable = [
  { code: 'USD', minorDigits: 2, isActive: true },
  { code: 'CAD', minorDigits: 2, isActive: true },
  { code: 'JPY', minorDigits: 0, isActive: false },
  { code: 'BHD', minorDigits: 3, isActive: false },
] as const satisfies readonly CurrencyRow[]

/** A currency that the engine works in. */
export type Currency = Extract<(typeof currencyTable)[number], { readonly isActive: true }>['code']

/** Every currency that the table knows, active or not. */
export type CurrencyCode = (typeof currencyTable)[number]['code']

/** The active codes, in the order of the table. */
export const activeCurrencies: readonly Currency[] = currencyTable.flatMap((row) => (row.isActive ? [row.code] : []))

const minorDigitsByCode: ReadonlyMap<string, number> = new Map(currencyTable.map((row) => [row.code, row.minorDigits]))

export const isCurrency = (value: unknown): value is Currency => activeCurrencies.some((code) => code === value)

/** Digits after the decimal point, 2 for USD and CAD. */
export const minorDigitsOf = (currency: CurrencyCode): number => minorDigitsByCode.get(currency) ?? 2

/** Takes an active ISO 4217 alpha-3 code in upper case; anything else is `currency_unsupported`. */
export const parseCurrency = (input: unknown, path: string): Result<Currency> =>
  isCurrency(input)
    ? success(input)
    : failure(
        createIssue('currency_unsupported', {
          path,
          expected: activeCurrencies.join(' or '),
          received: input,
          fix: `Use ${activeCurrencies.join(' or ')}`,
        }),
      )

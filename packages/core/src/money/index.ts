export { formatAmount, parseAmount, readDecimal } from './amount.ts'
export {
  activeCurrencies,
  type Currency,
  type CurrencyCode,
  type CurrencyRow,
  currencyTable,
  isCurrency,
  minorDigitsOf,
  parseCurrency,
} from './currency.ts'
export { parsePercent, percentOf } from './percent.ts'

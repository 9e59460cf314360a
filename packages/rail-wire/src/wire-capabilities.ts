import { type RailCapabilities, type RailCurrency, RailError } from '@linx/contracts'
import { isAbaRoutingNumber } from './check/bank-identifier.ts'
import { demandWindow } from './plan/banking-window.ts'
import { FORMATS } from './table/format-table.ts'
import type { WireRailOptions } from './wire-rail-options.ts'

const DEFAULT_RETURN_WINDOW_MS = 10 * 86_400_000

const refuse = (message: string): never => {
  throw new RailError(message, { code: 'wire_options', isRetryable: false })
}

const currenciesOf = ({ message, windows }: WireRailOptions): readonly RailCurrency[] => {
  const { currencies } = FORMATS[message?.format ?? 'pain.001']
  for (const [currency, window] of Object.entries(windows)) {
    if (!currencies.some((known) => known === currency)) {
      refuse(`Expected windows for ${currencies.join(' or ')}, received one for ${currency}.`)
    }
    demandWindow(window)
  }
  const open = currencies.filter((currency) => windows[currency] !== undefined)
  return open.length > 0 ? open : refuse('Expected a window for at least one currency.')
}

/** What the rail can do with these options. Throws `RailError` for options that do not fit together. */
export const wireCapabilities = (options: WireRailOptions): RailCapabilities => {
  const { message, transport, duplicateCheckMs, inquiryWindowMs, returnWindowMs = DEFAULT_RETURN_WINDOW_MS } = options
  if (message?.format === 'pacs.008' && !isAbaRoutingNumber(message.senderRoutingNumber)) {
    refuse('Expected an ABA routing number of nine digits as message.senderRoutingNumber.')
  }
  return {
    solution: 'wire',
    currencies: currenciesOf(options),
    transactionTypes: ['SEND'],
    priorities: FORMATS[message?.format ?? 'pain.001'].priorities,
    ...(duplicateCheckMs === undefined
      ? { idempotency: 'none' }
      : { idempotency: 'reference', dedupeWindowMs: duplicateCheckMs }),
    ...(transport.inquire === undefined
      ? { inquiry: 'none' }
      : { inquiry: 'by-reference', ...(inquiryWindowMs === undefined ? {} : { inquiryWindowMs }) }),
    finality: 'returnable',
    returnWindowMs,
    cancel: 'none',
  }
}

import type { RailCurrency, SettlementPriority } from '@linx/contracts'
import type { WireBank, WireFormat } from '../message/wire-payment.ts'

/** What one format can carry. */
export interface FormatRow {
  readonly namespace: string
  readonly currencies: readonly RailCurrency[]
  readonly schemes: readonly WireBank['scheme'][]
  /** `NEXT_DAY` needs a format that takes a day in the future. */
  readonly priorities: readonly SettlementPriority[]
  readonly maximumAmount: string
  /** What the message id looks like, in words. */
  readonly messageId: { readonly pattern: RegExp; readonly text: string }
}

/** One row a format. The Fedwire amount is the service's own ceiling, below that of its schema; pain.001 has 18 digits. */
export const FORMATS: { readonly [format in WireFormat]: FormatRow } = {
  'pain.001': {
    namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
    currencies: ['USD', 'CAD'],
    schemes: ['USABA', 'CACPA', 'BIC'],
    priorities: ['IMMEDIATE', 'SAME_DAY', 'NEXT_DAY'],
    maximumAmount: '9999999999999999.99',
    messageId: { pattern: /^[A-Za-z0-9.:,()?+'/-]{1,35}$/, text: '1 to 35 characters of the x character set' },
  },
  'pacs.008': {
    namespace: 'urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08',
    currencies: ['USD'],
    schemes: ['USABA'],
    priorities: ['IMMEDIATE', 'SAME_DAY'],
    maximumAmount: '9999999999.99',
    messageId: { pattern: /^[0-9]{8}[A-Z0-9]{8}[0-9]{6}$/, text: 'an IMAD of 22 characters' },
  },
}

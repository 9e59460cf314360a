import { type Pain001Message, writePain001 } from '../packages/rail-wire/src/index.ts'

const message: Pain001Message = {
  messageId: 'd6b5fb33d8a6463ab78d2a005527019e',
  createdAt: Date.parse('2026-03-02T15:00:00Z'),
  executionDate: '2026-03-02',
  endToEndId: 'd6b5fb33d8a6463ab78d2a005527019e',
  uetr: 'd6b5fb33-d8a6-463a-b78d-2a005527019e',
  amount: '256.25',
  currency: 'USD',
  isUrgent: true,
  initiatingPartyId: 'ACME-0042',
  chargeBearer: 'SHAR',
  debit: {
    nameOnAccount: 'Acme Rebates Inc',
    subType: 'CHECKING',
    accountNumber: '000111222333',
    bank: { scheme: 'USABA', memberId: '021000021' },
  },
  credit: {
    nameOnAccount: 'Zoë Müller',
    subType: 'SAVING',
    accountNumber: '444555666',
    bank: { scheme: 'USABA', memberId: '011401533' },
    address: { streetLine1: '2 Elm St', streetLine2: 'Apt 4', cityName: 'Austin', stateCode: 'TX', countryCode: 'USA' },
  },
  description: 'Rebate of March & April',
  memo: 'Thank you!',
}

const START = '<!-- example -->'
const END = '<!-- end of the example -->'

/** The page of the wire rail with the example message as it is written today. Throws if the page has no place for it. */
export const withWireExample = (page: string): string => {
  const [before, rest] = page.split(START)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`Expected ${START} and ${END} on the page.`)
  return `${before}${START}\n\n\`\`\`xml\n${writePain001(message)}\`\`\`\n\n${END}${after}`
}

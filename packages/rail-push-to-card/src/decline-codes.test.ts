import { describe, expect, it } from 'vitest'
import { declineCodes, readNetworkCode } from './decline-codes.ts'

const codesThatMean = (meaning: string): readonly string[] =>
  declineCodes()
    .filter((row) => row.meaning === meaning)
    .map(({ code }) => code)

describe('readNetworkCode', () => {
  it('approves by 00 alone', () => {
    expect(readNetworkCode('00')).toBe('approved')
    for (const code of ['0', '000', '85', '10', '']) expect(readNetworkCode(code)).not.toBe('approved')
  })

  it.each(['04', '07', '14', '15', '41', '43', '46', '54', '57', '62', '78', '93', 'R0', 'R1', 'R2', 'R3'])(
    'never tries %s again',
    (code) => expect(readNetworkCode(code)).toMatchObject({ code, meaning: 'never' }),
  )

  it('tries soft declines again, and asks where money may have moved', () => {
    expect(codesThatMean('new-reference')).toEqual(['05', '19', '51', '61', '65', '91', '96'])
    expect(codesThatMean('doubt')).toEqual(['06', '09', '68', '94'])
  })

  it('takes an unknown code for a decline for good', () => {
    expect(readNetworkCode('Z9')).toEqual({ code: 'Z9', reason: 'Declined by the network', meaning: 'never' })
  })
})

describe('declineCodes', () => {
  it('has each code once, in order', () => {
    const codes = declineCodes().map(({ code }) => code)
    expect(codes).toEqual([...new Set(codes)].sort())
  })
})

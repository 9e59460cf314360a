import { describe, expect, it } from 'vitest'
import { changeCodeTable } from './change-code-table.ts'
import { readCorrectedData, writeCorrectedData } from './corrected-data.ts'
import { returnCodeTable } from './return-code-table.ts'

const account = '98765432109876543'

describe('corrected data', () => {
  it.each([
    ['C03', { routingNumber: '011401533', accountNumber: '123' }, '011401533   123'],
    ['C03', { routingNumber: '011401533', accountNumber: account }, `011401533   ${account}`],
    ['C06', { accountNumber: '123', transactionCode: '32' }, '123                 32'],
    ['C06', { accountNumber: account, transactionCode: '32' }, `${account}   32`],
    [
      'C07',
      { routingNumber: '011401533', accountNumber: '123', transactionCode: '37' },
      '011401533123              37',
    ],
    ['C07', { routingNumber: '011401533', accountNumber: account, transactionCode: '37' }, `011401533${account}37`],
  ] as const)('of %s stands by position', (code, values, data) => {
    expect(writeCorrectedData(code, values)).toBe(data)
    expect(readCorrectedData(code, data)).toEqual(values)
    expect(readCorrectedData(code, data.padEnd(29))).toEqual(values)
  })

  it.each([
    ['C03', '011401533 123', { routingNumber: '011401533', accountNumber: '123' }],
    ['C03', '011401533               123', { routingNumber: '011401533', accountNumber: '123' }],
    ['C06', '123 32', { accountNumber: '123', transactionCode: '32' }],
    ['C06', '00123456789012345          32', { accountNumber: '00123456789012345', transactionCode: '32' }],
    ['C07', '011401533 123 37', { routingNumber: '011401533', accountNumber: '123', transactionCode: '37' }],
    [
      'C07',
      '011401533        123       37',
      { routingNumber: '011401533', accountNumber: '123', transactionCode: '37' },
    ],
  ])('of %s is read by spaces if the positions make no sense: %j', (code, data, values) => {
    expect(readCorrectedData(code, data)).toEqual(values)
  })

  it.each([
    ['C02', '011401534'],
    ['C03', '011401533'],
    ['C05', '99'],
    ['C99', '123'],
  ])('of %s that makes no sense is not guessed: %j', (code, data) => {
    expect(readCorrectedData(code, data)).toBeUndefined()
  })

  it('of codes that carry nothing is empty', () => {
    expect(readCorrectedData('C13', '')).toEqual({})
  })

  it('keeps the spaces of a name', () => {
    expect(readCorrectedData('C04', 'JOHN Q DOE'.padEnd(29))).toEqual({ nameOnAccount: 'JOHN Q DOE' })
  })
})

describe('the tables', () => {
  it('have every return and change code once, in order', () => {
    expect(returnCodeTable).toHaveLength(71)
    expect(changeCodeTable).toHaveLength(20)
    for (const table of [returnCodeTable, changeCodeTable]) {
      const codes = table.map(({ code }) => code)
      expect(codes).toEqual([...new Set(codes)].toSorted())
    }
  })

  it('give unauthorized debits of consumers sixty days and a statement', () => {
    const rows = returnCodeTable.filter((row) => 'needsStatement' in row)
    expect(rows.map(({ code }) => code)).toEqual(['R05', 'R07', 'R10', 'R11', 'R37', 'R51', 'R53'])
    expect(new Set(rows.map(({ timeFrame }) => timeFrame))).toEqual(new Set(['sixty-days']))
  })
})

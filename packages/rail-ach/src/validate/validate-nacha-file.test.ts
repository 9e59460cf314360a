import { describe, expect, it } from 'vitest'
import { nachaFileKey, readNachaFile, validateNachaFile, validateNachaStream, writeNachaFile } from '../index.ts'
import { exampleFileHeader, exampleFiles, exampleTrace, oneBatchFile } from '../test-support/example-files.ts'
import { mutate } from '../test-support/mutate.ts'

const exampleText = (name: string): string => {
  const file = exampleFiles[name]
  if (file === undefined) throw new Error(`No example ${name}`)
  return writeNachaFile(file)
}

const places = (text: string, validation = {}): readonly string[] =>
  validateNachaFile(text, validation).map(({ code, line, column }) => `${code} ${line}:${column}`)

describe('correct files', () => {
  it.each(Object.keys(exampleFiles))('finds nothing wrong with %s', (name) => {
    expect(places(exampleText(name))).toEqual([])
    const file = exampleFiles[name]
    expect(file === undefined ? undefined : validateNachaFile(file)).toEqual([])
  })

  it.each(['\r\n', ''])('takes %j as line break', (lineBreak) => {
    expect(places(exampleText('ppd').replaceAll('\n', lineBreak))).toEqual([])
  })
})

/** Mutations that the best-known validator lets through: file, line, column, replacement, what we say. */
const letThrough: readonly (readonly [string, string, number, number, string, string])[] = [
  ['priority code', 'ppd', 1, 2, '02', 'field_constant 1:2'],
  ['record size', 'ppd', 1, 35, '080', 'field_constant 1:35'],
  ['blocking factor', 'ppd', 1, 38, '20', 'field_constant 1:38'],
  ['block count', 'ppd', 7, 8, '000009', 'file_control_block_count 7:8'],
  ['addenda indicator without addenda', 'ppd', 3, 79, '1', 'addenda_indicator 3:79'],
  ['addenda indicator of 2', 'ppd', 3, 79, '2', 'addenda_indicator 3:79'],
  ['addenda without indicator', 'ccd', 3, 79, '0', 'addenda_indicator 3:79'],
  ['malformed effective date', 'ppd', 2, 70, '261332', 'field_date 2:70'],
  ['blank effective date', 'ppd', 2, 70, '      ', 'effective_date_missing 2:70'],
  ['effective date on a Saturday', 'ppd', 2, 70, '260228', 'effective_date_closed 2:70'],
  ['effective date in the past', 'ppd', 2, 70, '260227', 'effective_date_past 2:70'],
  ['effective date too far ahead', 'ppd', 2, 70, '260306', 'effective_date_far 2:70'],
  ['filled settlement date', 'ppd', 2, 76, '062', 'settlement_date_filled 2:76'],
  ['blank payment type of WEB', 'web', 3, 77, '  ', 'entry_field_missing 3:77'],
  ['payment type X of WEB', 'web', 3, 77, 'X ', 'payment_type 3:77'],
  ['blank serial number of POP', 'pop', 3, 40, ' '.repeat(9), 'entry_field_missing 3:40'],
  ['blank terminal city of POP', 'pop', 3, 49, '    ', 'entry_field_missing 3:49'],
  ['blank terminal state of POP', 'pop', 3, 53, '  ', 'entry_field_missing 3:53'],
  ['blank serial number of ARC', 'arc', 3, 40, ' '.repeat(15), 'entry_field_missing 3:40'],
  ['blank individual id of CIE', 'cie', 3, 55, ' '.repeat(22), 'entry_field_missing 3:55'],
  ['debit of a loan', 'ppd', 4, 2, '55', 'transaction_code_use 4:2'],
]

describe('faults that the best-known validator lets through', () => {
  it.each(letThrough)('tells %s', (_, name, line, column, replacement, expected) => {
    expect(places(mutate(exampleText(name), line, column, replacement))).toContain(expected)
  })

  it('tells missing padding', () => {
    const lines = exampleText('ppd').split('\n')
    expect(places(lines.slice(0, 8).join('\n'))).toEqual(['padding_missing 9:1'])
  })

  it('tells a short line', () => {
    const text = exampleText('ppd').replace(/ {2}0(091000010000001)/, ' 0$1')
    expect(places(text)).toContain('line_length 3:94')
  })

  it('tells an entry over the same-day limit of its day', () => {
    const amount = String(100_000_001).padStart(10, '0')
    const sameDay = mutate(exampleText('ppd'), 2, 70, '260302')
    expect(places(mutate(sameDay, 3, 30, amount))).toContain('same_day_limit 3:30')
    expect(places(mutate(exampleText('ppd'), 3, 30, amount))).not.toContain('same_day_limit 3:30')
  })

  it('takes zero-dollar CCD with addenda and ARC, BOC and POP without a name, which that validator refuses', () => {
    expect(places(exampleText('zero-dollar'))).toEqual([])
    for (const name of ['arc', 'boc', 'pop']) {
      expect(places(mutate(exampleText(name), 3, 55, ' '.repeat(22)))).toEqual([])
    }
  })
})

/** Faults for which an operator refuses a file, a batch or an entry. */
const refusals: readonly (readonly [string, string, number, number, string, string])[] = [
  ['an undefined record', 'ppd', 3, 1, '2', 'record_unknown 3:1'],
  ['a record out of order', 'ppd', 3, 1, '8', 'record_sequence 3:1'],
  ['letters in an amount', 'ppd', 3, 30, '00000A', 'field_digits 3:30'],
  ['an unknown transaction code', 'ppd', 3, 2, '25', 'transaction_code 3:2'],
  ['trace numbers that do not ascend', 'ppd', 4, 94, '1', 'trace_order 4:80'],
  ['a trace number of another bank', 'ppd', 3, 80, '19', 'trace_prefix 3:80'],
  ['a blank company name', 'ppd', 2, 5, ' '.repeat(16), 'field_required 2:5'],
  ['a blank company id', 'ppd', 2, 41, ' '.repeat(10), 'field_required 2:41'],
  ['a blank entry description', 'ppd', 2, 54, ' '.repeat(10), 'field_required 2:54'],
  ['an unknown entry type', 'ppd', 2, 51, 'ABC', 'entry_type_unsupported 2:51'],
  ['an unknown service class', 'ppd', 2, 2, '210', 'service_class 2:2'],
  ['a debit among credits', 'ppd', 2, 2, '220', 'service_class_direction 4:2'],
  ['a credit among debits', 'ppd', 2, 2, '225', 'service_class_direction 3:2'],
  ['a service class that the control does not repeat', 'arc', 2, 2, '200', 'batch_control_service_class 4:2'],
  ['a credit of a type that only debits', 'arc', 3, 2, '22', 'entry_direction 3:2'],
  ['a debit of a type that only credits', 'cie', 3, 2, '27', 'entry_direction 3:2'],
  ['a live entry without money', 'arc', 3, 30, '0000000000', 'amount_zero 3:30'],
  ['a prenote with money', 'prenote', 3, 30, '0000000001', 'amount_not_zero 3:30'],
  ['a change with money', 'change', 3, 30, '0000000001', 'amount_not_zero 3:30'],
  ['an ARC above its ceiling', 'arc', 3, 30, '0002500001', 'amount_ceiling 3:30'],
  ['an RCK above its ceiling', 'rck', 3, 30, '0000250001', 'amount_ceiling 3:30'],
  ['an RCK without its description', 'rck', 2, 54, 'PAYMENT   ', 'entry_description 2:54'],
  ['a wrong check digit', 'ppd', 3, 12, '2', 'routing_number 3:4'],
  ['a wrong addenda sequence', 'ctx', 5, 87, '3', 'addenda_sequence 5:84'],
  ['addenda of another entry', 'ctx', 5, 94, '2', 'addenda_trace 5:88'],
  ['an addenda count of CTX that is wrong', 'ctx', 3, 58, '1', 'addenda_count 3:55'],
  ['addenda of a type that payments do not have', 'ctx', 5, 2, '02', 'addenda_type 5:2'],
  ['a zero-dollar entry of PPD', 'ppd', 3, 2, '24', 'transaction_code_use 3:2'],
  ['a change with a live code', 'change', 3, 2, '22', 'transaction_code_use 3:2'],
  ['an unknown return code', 'return', 4, 4, 'R49', 'return_code_unknown 4:4'],
  ['an unknown change code', 'change', 4, 4, 'C12', 'change_code_unknown 4:4'],
  ['a batch number that is no number', 'ppd', 2, 88, 'ABC', 'field_digits 2:88'],
  ['the batch number 0', 'ppd', 2, 88, '0000000', 'batch_number_order 2:88'],
  ['an originator status of the operator', 'ppd', 2, 79, '0', 'originator_status 2:79'],
  ['a lower-case file id modifier', 'ppd', 1, 34, 'a', 'file_id_modifier 1:34'],
  ['a destination that is no routing number', 'ppd', 1, 13, '8', 'destination_routing_number 1:4'],
  ['an origin to the left of its field', 'ppd', 1, 14, '091000019 ', 'field_identifier 1:14'],
  ['a creation time after midnight', 'ppd', 1, 30, '2400', 'field_time 1:30'],
  ['an account number that is not left-justified', 'ppd', 3, 13, ' 1', 'field_justified 3:13'],
]

describe('faults for which an operator refuses', () => {
  it.each(refusals)('tells %s', (_, name, line, column, replacement, expected) => {
    expect(places(mutate(exampleText(name), line, column, replacement))).toContain(expected)
  })

  it('tells a file that the bank has taken already', () => {
    const knownFileKeys = new Set([nachaFileKey(exampleFileHeader)])
    expect(places(exampleText('ppd'), { knownFileKeys })).toEqual(['file_key_known 1:24'])
  })

  it('tells an unbalanced file where balance is agreed', () => {
    expect(places(exampleText('balanced'), { isBalanced: true })).toEqual([])
    expect(places(exampleText('ppd'), { isBalanced: true })).toEqual(['file_unbalanced 7:32'])
  })

  it('tells payments and returns in one batch', () => {
    const returned = exampleFiles.return?.batches[0]?.entries[0]
    const ppd = exampleFiles.ppd?.batches[0]
    if (returned === undefined || ppd === undefined) throw new Error('no example')
    const entries = [...ppd.entries, { ...returned, traceNumber: exampleTrace(9) }]
    const faults = validateNachaFile({ header: exampleFileHeader, batches: [{ ...ppd, entries }] })
    expect(faults.map(({ code }) => code)).toContain('entry_kinds_mixed')
  })

  it('tells a file without batches, and an empty text', () => {
    expect(places(writeEmpty())).toContain('file_empty 2:1')
    expect(places('')).toEqual(['file_truncated 1:1'])
  })

  it('tells a truncated file', () => {
    expect(places(exampleText('ppd').split('\n').slice(0, 5).join('\n'))).toContain('file_truncated 6:1')
  })

  it('tells characters outside of ASCII', () => {
    expect(places(mutate(exampleText('ppd'), 3, 55, 'JOSÉ'))).toEqual(['line_characters 3:58'])
  })
})

const writeEmpty = (): string => {
  const [header = ''] = exampleText('ppd').split('\n')
  const control = `9000000000001${'0'.repeat(42)}`.padEnd(94)
  return [header, control, ...Array.from({ length: 8 }, () => '9'.repeat(94))].join('\n')
}

describe('a file of 30 entries', () => {
  const entry = exampleFiles.ppd?.batches[0]?.entries[0]
  const entries = Array.from({ length: 30 }, (_, index) => ({
    transactionCode: index % 3 === 0 ? '27' : '22',
    routingNumber: entry?.routingNumber ?? '',
    accountNumber: `${index}00`,
    amount: BigInt(index * 1_000 + 1),
    name: 'JOHN DOE',
  }))
  const text = writeNachaFile(oneBatchFile('PPD', entries))
  const characters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))

  it.each([
    ['batch control', 33],
    ['file control', 34],
    ['padding', 35],
  ])(
    'has every single-character corruption of its %s reported',
    (_, line) => {
      const record = text.split('\n')[line - 1] ?? ''
      const missed: string[] = []
      for (let column = 1; column <= 94; column += 1) {
        for (const character of characters) {
          if (character === record[column - 1]) continue
          if (places(mutate(text, line, column, character)).length === 0) missed.push(`${column} ${character}`)
        }
      }
      expect(record).toHaveLength(94)
      expect(missed).toEqual([])
    },
    60_000,
  )
})

describe('the list of faults', () => {
  it('is sorted by place and bounded', () => {
    const noise = Array.from({ length: 5_000 }, () => 'x'.repeat(94)).join('\n')
    const faults = validateNachaFile(noise, { maximumFaults: 50 })
    expect(faults).toHaveLength(51)
    expect(faults.at(-1)?.code).toBe('faults_cut')
  })

  it('says the same of a text in pieces', async () => {
    const text = mutate(exampleText('ctx'), 5, 87, '3')
    const pieces = text.match(/[\s\S]{1,7}/g) ?? []
    expect(await validateNachaStream(pieces)).toEqual(validateNachaFile(text))
  })

  it('says what was expected, what came and how to fix it', () => {
    const [fault] = validateNachaFile(mutate(exampleText('ppd'), 7, 8, '000009'))
    expect(fault?.message).toBe(
      'The file control counts blocks of ten records, padding included: expected 1, received 9. Count again.',
    )
  })

  it('names the return code of the operator', () => {
    const faults = validateNachaFile(mutate(exampleText('ppd'), 3, 12, '2'))
    expect(faults.find(({ code }) => code === 'routing_number')?.returnCode).toBe('R28')
  })

  it('takes what the reader reads', () => {
    const reading = readNachaFile(exampleText('ctx'))
    expect(reading.ok && validateNachaFile(reading.file)).toEqual([])
  })
})

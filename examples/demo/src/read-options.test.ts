import { expect, it } from 'vitest'
import { readOptions } from './read-options.ts'

it('plays everything in Chromium unless it is told otherwise', () => {
  expect(readOptions([])).toEqual({ expectedMoney: '336.25', browser: 'chromium' })
})

it('takes one act, also behind the dashes that pnpm passes on', () => {
  expect(readOptions(['--only=ach'])).toMatchObject({ only: 'ach' })
  expect(readOptions(['--', '--only', 'http', '--browser=plain'])).toMatchObject({ only: 'http', browser: 'plain' })
})

it('names what may be asked for', () => {
  expect(() => readOptions(['--only=wire'])).toThrow('--only: expected main or ach or http, received wire.')
  expect(() => readOptions(['--browser=lynx'])).toThrow('--browser: expected chromium or plain, received lynx.')
})

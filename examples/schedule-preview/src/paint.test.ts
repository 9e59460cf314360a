import { stripVTControlCharacters } from 'node:util'
import { expect, it } from 'vitest'
import { createPaint } from './paint.ts'

it('puts colours around a text and changes nothing of it', () => {
  const painted = createPaint(true)('run', '31*')
  expect(painted).toContain('\u001b[')
  expect(stripVTControlCharacters(painted)).toBe('31*')
})

it('leaves a text as it is where no colours are wanted', () => {
  expect(createPaint(false)('holiday', '1h')).toBe('1h')
})

import { expect, it } from 'vitest'
import { createPrinter } from '../output/printer.ts'
import { runAchDay } from './run-ach-day.ts'

it('sends 1,000 payments as a file, takes returns and corrections in, and agrees to the cent', {
  timeout: 120_000,
}, async () => {
  const lines: string[] = []
  const checks = await runAchDay(createPrinter({ write: (line) => lines.push(line), hasColours: false }))
  expect(checks.differences()).toEqual([])
  expect(checks.count()).toBeGreaterThan(60)
  const told = lines.join('\n')
  expect(told).toMatch(/\n {4}101 091000019/)
  expect(told).toMatch(/50 returns and 40 corrections come in, twice/)
  expect(lines.filter((line) => line.length > 100)).toEqual([])
})

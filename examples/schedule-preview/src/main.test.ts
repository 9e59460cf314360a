import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url))
const FLAGS = ['--disable-warning=ExperimentalWarning', '--conditions=@linx/source']

const preview = (...words: readonly string[]) =>
  spawnSync(process.execPath, [...FLAGS, MAIN, ...words], { encoding: 'utf8' })

it('prints to standard output, in plain text when nobody watches, and ends with 0', () => {
  const { status, stdout, stderr } = preview('FREQ=DAILY', '--start', '2026-03-06T09:00:00', '--calendar', 'BANKING')
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toMatch(/^every banking day, at 09:00 UTC\n/)
  expect(stdout).not.toContain('\u001b')
})

it('prints a refusal to standard error and ends with 1', () => {
  const { status, stdout, stderr } = preview('FREQ=DAILY;COUNT=0', '--start', '2026-01-01T09:00:00')
  expect([status, stdout]).toEqual([1, ''])
  expect(stderr).toContain('COUNT=0\n')
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)

/** Converts 400 hours around changes of offset, every quarter of an hour, and digests what came out. */
const script = `
import { createHash } from 'node:crypto'
import { dayInterval, instantToLocal, localOf, parseTimeZone, wallToInstant } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)}
const hash = createHash('sha256')
const hour = 3_600_000
const changes = [[2006, 2, 20], [2007, 2, 1], [2011, 11, 28], [2026, 2, 1], [2026, 9, 1], [2200, 2, 1]]
for (const id of ['America/New_York', 'Australia/Sydney', 'Australia/Lord_Howe', 'America/Havana', 'Pacific/Apia', 'Europe/Dublin']) {
  const zone = parseTimeZone(id, '').value
  for (const [year, month, day] of changes) {
    for (let quarter = 0; quarter < 1600; quarter += 1) {
      const time = Date.UTC(year, month, day) + quarter * hour / 4
      hash.update(wallToInstant(time, zone) + ' ' + instantToLocal(time, zone) + ' ')
      if (quarter % 96 === 0) hash.update(dayInterval(localOf(time).slice(0, 10), zone).from + ' ')
    }
  }
}
console.log(new Date(0).getTimezoneOffset() + ' ' + hash.digest('hex'))
`

const answerUnder = async (processZone: string): Promise<{ readonly offset: string; readonly digest: string }> => {
  const flags = ['--conditions=@linx/source', '--input-type=module-typescript', '--eval', script]
  const { stdout } = await run(process.execPath, flags, { env: { ...process.env, TZ: processZone } })
  const [offset = '', digest = ''] = stdout.trim().split(' ')
  return { offset, digest }
}

describe('conversions', () => {
  it('are the same whatever the zone of the process', async () => {
    const answers = []
    for (const zone of ['UTC', 'America/New_York', 'Australia/Sydney']) answers.push(await answerUnder(zone))
    expect(answers.map(({ offset }) => offset)).toEqual(['0', '300', '-600'])
    expect(answers[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(answers.map(({ digest }) => digest)).size).toBe(1)
  })
})

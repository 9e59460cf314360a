import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptedZoneForms, refusedZoneForms } from './test-support/zone-forms.ts'
import { parseTimeZone, UTC } from './time-zone.ts'
import { offsetAt } from './zone-conversion.ts'

describe('parseTimeZone', () => {
  it.each(acceptedZoneForms)('reads $text as $id', ({ text, ...zone }) => {
    expect(parseTimeZone(text, 'timeZone')).toEqual({ ok: true, value: zone })
  })

  it.each(refusedZoneForms.map((form) => ({ ...form, name: JSON.stringify(form.text.slice(0, 40)) })))(
    'refuses $name by name and says what to write',
    ({ text, advice }) => {
      const result = parseTimeZone(text, 'timeZone')
      const issues = result.ok ? [] : result.issues
      expect(issues.map(({ code, path }) => [code, path])).toEqual([['time_zone_unknown', 'timeZone']])
      const [{ message = '', received = '' } = {}] = issues
      expect(message).toContain(advice)
      if (/^[!-~]{1,20}$/.test(text)) expect(received).toContain(text)
      expect(message.length).toBeLessThan(400)
    },
  )

  it('counts UTC+5 eastward, unlike Etc/GMT+5', () => {
    const offsets = ['UTC+5', 'Etc/GMT+5'].map((text) => {
      const zone = parseTimeZone(text, '')
      return zone.ok ? offsetAt(zone.value, 0) : undefined
    })
    expect(offsets).toEqual([300, -300])
  })

  it('reads its own ids back', () => {
    const minutes = fc.integer({ min: -1080, max: 1080 })
    fc.assert(
      fc.property(minutes, fc.constantFrom('', 'UTC', 'GMT', 'UT'), (offset, prefix) => {
        const size = Math.abs(offset)
        const text = `${prefix}${offset < 0 ? '-' : '+'}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`
        const zone = parseTimeZone(text, '')
        if (!zone.ok) throw new Error(text)
        expect(zone.value.offsetMinutes).toBe(offset)
        expect(parseTimeZone(zone.value.id, '')).toEqual(zone)
      }),
    )
  })

  it('answers any text with a result', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(typeof parseTimeZone(text, '').ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
  })

  it('knows every region of the platform', () => {
    for (const region of Intl.supportedValuesOf('timeZone')) {
      const zone = parseTimeZone(region, '')
      expect(zone, region).toEqual({ ok: true, value: region === 'UTC' ? UTC : { id: region } })
    }
  })
})

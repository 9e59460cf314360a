import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventTypeTable } from '../packages/core/src/webhook/index.ts'
import { withEventTypes } from './webhook-page.ts'
import { exampleOf } from './webhook-schema.ts'

describe('docs/webhooks.md', () => {
  it('has the event types as the schemas are (else run scripts/write-webhook-page.ts)', () => {
    const page = readFileSync(new URL('../docs/webhooks.md', import.meta.url), 'utf8')
    expect(page).toBe(withEventTypes(page))
  })

  it.each(eventTypeTable.map(({ type, schema }) => [type, schema] as const))(
    'has an example of %s that fits its schema',
    async (_, schema) => {
      const example = exampleOf('data', schema)
      expect(await schema['~standard'].validate(example)).toEqual({ value: example, typed: true, issues: undefined })
    },
  )
})

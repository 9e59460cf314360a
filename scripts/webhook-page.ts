import { eventTypeTable } from '../packages/core/src/webhook/index.ts'
import { describeMembers, exampleOf, type MemberRow, type SchemaView } from './webhook-schema.ts'

const START = '<!-- event types -->'
const END = '<!-- end of the event types -->'
const EVENT_ID = '01980a2b-7c3d-7e4f-8a1b-2c3d4e5f6a7b'
const CREATED_AT = '2026-03-02T15:00:00.000Z'

const row = ({ name, type, isOptional, says }: MemberRow): string =>
  `| \`${name}\`${isOptional ? ' (optional)' : ''} | ${type} | ${says} |`

const table = (schema: SchemaView): string =>
  ['| member | type | meaning |', '| --- | --- | --- |', ...describeMembers(schema).map(row)].join('\n')

type Row = (typeof eventTypeTable)[number]

const example = ({ type, schema }: Row): string =>
  JSON.stringify({ id: EVENT_ID, type, createdAt: CREATED_AT, data: exampleOf('data', schema) }, undefined, 2)

const section = (event: Row): string => {
  const details = 'details' in event ? `\nFull payloads also have:\n\n${table(event.details)}\n` : ''
  return `### \`${event.type}\`

${event.says}

${table(event.schema)}
${details}
\`\`\`json
${example(event)}
\`\`\`
`
}

/** The page about webhooks with the event types as the schemas have them. Throws if the page has no place for them. */
export const withEventTypes = (page: string): string => {
  const [before, rest] = page.split(START)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`Expected ${START} and ${END} on the page.`)
  return `${before}${START}\n\n${eventTypeTable.map(section).join('\n')}\n${END}${after}`
}

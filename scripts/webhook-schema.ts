/** What the page needs to know of a valibot schema. */
export interface SchemaView {
  readonly type: string
  readonly entries?: { readonly [member: string]: SchemaView }
  readonly wrapped?: SchemaView
  readonly options?: readonly unknown[]
  readonly item?: SchemaView
  readonly pipe?: readonly unknown[]
}

/** One member of an event's data. */
export interface MemberRow {
  /** With the names of the members around it, `currentStepStatus.id`. */
  readonly name: string
  readonly type: string
  readonly isOptional: boolean
  readonly says: string
}

const description = ({ pipe = [] }: SchemaView): string => {
  const found = pipe.find((action) => (action as { readonly type?: string }).type === 'description')
  return (found as { readonly description?: string } | undefined)?.description ?? ''
}

const isWrapper = ({ type }: SchemaView): boolean => type === 'nullable' || type === 'optional'

const unwrap = (schema: SchemaView): SchemaView =>
  isWrapper(schema) && schema.wrapped !== undefined ? unwrap(schema.wrapped) : schema

const isNullable = (schema: SchemaView): boolean =>
  schema.type === 'nullable' || (isWrapper(schema) && schema.wrapped !== undefined && isNullable(schema.wrapped))

const plainType = (schema: SchemaView): string => {
  if (schema.options !== undefined) return schema.options.map((option) => `\`${String(option)}\``).join(', ')
  if (schema.item !== undefined) return `list of ${plainType(schema.item)}`
  return schema.type
}

const typeText = (schema: SchemaView): string => `${plainType(unwrap(schema))}${isNullable(schema) ? ' or `null`' : ''}`

/** Every member, those of objects inside behind their object. */
export const describeMembers = ({ entries = {} }: SchemaView, path = ''): readonly MemberRow[] =>
  Object.entries(entries).flatMap(([member, schema]) => {
    const inner = unwrap(schema)
    const name = `${path}${member}`
    const row = { name, type: typeText(schema), isOptional: schema.type === 'optional', says: description(inner) }
    return [row, ...describeMembers(inner, `${name}.`)]
  })

const SAMPLE_ID = '01980a2b-7c3d-7000-8000-0000000000'

const stepOf = (name: string, displayName: string, status: string) => ({
  id: `${SAMPLE_ID}${name.length}`,
  status,
  name,
  displayName,
  updatedAt: '2026-03-02T15:00:00.000Z',
})

const SAMPLES: { readonly [member: string]: unknown } = {
  previousStepStatus: stepOf('customer-account', 'Customer account', 'COMPLETED'),
  currentStepStatus: stepOf('document-acceptance', 'Document acceptance', 'ACTIVE'),
  nextStepStatus: stepOf('move-money', 'Move money', 'CREATED'),
  since: '2026-03-02T15:00:00.000Z',
  sequence: 3,
  serial: 0,
  code: 'C03',
  fields: ['accountNumber', 'routingNumber'],
  nominal: '2026-03-02T09:00:00',
  keyword: 'STOP',
  reference: '9f2c1a7e5b3d4c68',
}

const sampleText = (member: string): string => {
  if (member.endsWith('Id') || member === 'id') return `${SAMPLE_ID}${String(member.length).padStart(2, '0')}`
  return member === 'reason' ? 'permanent-number' : 'text'
}

/** An example that fits the schema; the same each time. */
export const exampleOf = (member: string, schema: SchemaView): unknown => {
  const inner = unwrap(schema)
  if (SAMPLES[member] !== undefined) return SAMPLES[member]
  if (inner.entries !== undefined) {
    const members = Object.entries(inner.entries).filter(([, entry]) => entry.type !== 'optional')
    return Object.fromEntries(members.map(([name, entry]) => [name, exampleOf(name, entry)]))
  }
  if (inner.options !== undefined) return inner.options[Math.min(1, inner.options.length - 1)]
  if (inner.type === 'boolean') return true
  if (inner.item !== undefined) return [exampleOf('id', inner.item)]
  return sampleText(member)
}

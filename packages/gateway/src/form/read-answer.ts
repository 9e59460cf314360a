import { DATE_PARTS, type FieldGroup, type FormField, fieldsOf } from './form-field.ts'

/** What a form sent, by the name of the field. */
export type FormValues = ReadonlyMap<string, string>

const MAXIMUM_CHARACTERS = 1_000

const namesOf = (field: FormField): readonly string[] =>
  field.kind === 'date' ? DATE_PARTS.map((part) => `${field.name}.${part}`) : [field.name]

/** Takes from a form what the fields ask for and leaves the rest. */
export const readValues = (groups: readonly FieldGroup[], form: URLSearchParams): FormValues =>
  new Map(
    fieldsOf(groups)
      .flatMap(namesOf)
      .map((name) => [name, (form.get(name) ?? '').trim().slice(0, MAXIMUM_CHARACTERS)]),
  )

const NORTH_AMERICAN_DIGITS = 10

/** A number as people write it, with its country code: ten digits are North American. */
const dialled = (text: string): string => {
  const digits = text.replace(/\D/g, '')
  if (text.startsWith('+')) return `+${digits}`
  if (digits.length === NORTH_AMERICAN_DIGITS) return `+1${digits}`
  return digits.length === NORTH_AMERICAN_DIGITS + 1 && digits.startsWith('1') ? `+${digits}` : text
}

const readers = { digits: (text: string) => text.replace(/[\s-]/g, ''), phone: dialled } as const

const readDate = ({ name }: FormField, values: FormValues): string => {
  const [day = '', month = '', year = ''] = DATE_PARTS.map((part) => values.get(`${name}.${part}`) ?? '')
  return day === '' && month === '' && year === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

const readField = (field: FormField, values: FormValues): string => {
  if (field.kind === 'date') return readDate(field, values)
  const text = values.get(field.name) ?? ''
  return field.kind === 'text' && field.reads !== undefined && text !== '' ? readers[field.reads](text) : text
}

interface Members {
  [name: string]: string | Members
}

/** The object at a dotted path, made where it is not there yet. */
const parentOf = (root: Members, path: readonly string[]): Members => {
  let parent = root
  for (const name of path) {
    const member = parent[name]
    const child = typeof member === 'object' ? member : {}
    parent[name] = child
    parent = child
  }
  return parent
}

/** The answer that the engine checks: the fields' names as paths. Empty fields are left out, the objects around them are not. */
export const readAnswer = (groups: readonly FieldGroup[], values: FormValues): Record<string, unknown> => {
  const answer: Members = {}
  for (const field of fieldsOf(groups)) {
    const path = field.name.split('.')
    const parent = parentOf(answer, path.slice(0, -1))
    const text = readField(field, values)
    if (text !== '') parent[path.at(-1) ?? ''] = text
  }
  return answer
}

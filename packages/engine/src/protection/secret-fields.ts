import type { JsonObject, JsonValue } from '@linx/contracts'

/** One row of a kind's table of secrets. */
export interface SecretField {
  /** Members from the root down, `[]` for each entry of a list: `steps[].answer`, `bank.accountNumber`. */
  readonly path: string
  /** What stands there once the Customer is erased. Absent: nothing. */
  readonly whenErased?: JsonValue
}

/** The rows of one kind as a tree, so that a state is walked once. */
export interface SecretTree {
  readonly members: ReadonlyMap<string, SecretTree | SecretField>
}

const ENTRIES = '[]'

const isLeaf = (node: SecretTree | SecretField): node is SecretField => 'path' in node

const plant = (tree: Map<string, SecretTree | SecretField>, [name, ...rest]: readonly string[], field: SecretField) => {
  if (name === undefined) return
  if (rest.length === 0) {
    tree.set(name, field)
    return
  }
  const known = tree.get(name)
  const members = new Map(known === undefined || isLeaf(known) ? [] : known.members)
  plant(members, rest, field)
  tree.set(name, { members })
}

export const secretTree = (fields: readonly SecretField[]): SecretTree => {
  const members = new Map<string, SecretTree | SecretField>()
  for (const field of fields) plant(members, field.path.replaceAll(ENTRIES, `.${ENTRIES}`).split('.'), field)
  return { members }
}

/** A value without its secrets, and the secrets in the same shape; lists of secrets are objects by index. */
interface Split<Secrets = JsonObject> {
  readonly clear: JsonValue
  readonly secrets: Secrets | undefined
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const splitList = (list: readonly JsonValue[], tree: SecretTree): Split => {
  const entry = tree.members.get(ENTRIES)
  if (entry === undefined || isLeaf(entry)) return { clear: [...list], secrets: undefined }
  const parts = list.map((value) => split(value, entry))
  const secrets = Object.fromEntries(
    parts.flatMap(({ secrets }, index) => (secrets === undefined ? [] : [[String(index), secrets] as const])),
  )
  return {
    clear: parts.map(({ clear }) => clear),
    secrets: Object.keys(secrets).length === 0 ? undefined : secrets,
  }
}

/** An empty list or object says nothing, so sealing it would only cost. */
const isEmpty = (value: JsonValue): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** One member of an object: whole as a secret, in parts, or in clear. */
const splitMember = (member: JsonValue, node: SecretTree | SecretField | undefined): Partial<Split<JsonValue>> => {
  if (node === undefined || isEmpty(member)) return { clear: member }
  return isLeaf(node) ? { secrets: member } : split(member, node)
}

/** Takes the secrets of the tree out of a value. */
export const split = (value: JsonValue, tree: SecretTree): Split => {
  if (Array.isArray(value)) return splitList(value, tree)
  if (!isObject(value)) return { clear: value, secrets: undefined }
  const clear: { [member: string]: JsonValue } = {}
  let found: { [member: string]: JsonValue } | undefined
  for (const name of Object.keys(value)) {
    const member = value[name]
    if (member === undefined) continue
    const part = splitMember(member, tree.members.get(name))
    if (part.clear !== undefined) clear[name] = part.clear
    if (part.secrets !== undefined) {
      found ??= {}
      found[name] = part.secrets
    }
  }
  return { clear, secrets: found }
}

/** The inverse of `split`. */
export const join = (clear: JsonValue, secrets: JsonObject, tree: SecretTree): JsonValue => {
  if (Array.isArray(clear)) {
    const entry = tree.members.get(ENTRIES)
    if (entry === undefined || isLeaf(entry)) return clear
    return clear.map((value, index) => {
      const secret = secrets[String(index)]
      return isObject(secret) ? join(value, secret, entry) : value
    })
  }
  if (!isObject(clear)) return clear
  const joined: { [member: string]: JsonValue | undefined } = { ...clear }
  for (const [name, secret] of Object.entries(secrets)) {
    const node = tree.members.get(name)
    const inner = clear[name]
    if (secret === undefined) continue
    if (node === undefined || isLeaf(node)) joined[name] = secret
    else if (inner !== undefined && isObject(secret)) joined[name] = join(inner, secret, node)
  }
  return joined
}

/** A value whose secrets were erased: what the rows say stands in their place. */
export const blank = (clear: JsonValue, tree: SecretTree): JsonValue => {
  if (Array.isArray(clear)) {
    const entry = tree.members.get(ENTRIES)
    return entry === undefined || isLeaf(entry) ? clear : clear.map((value) => blank(value, entry))
  }
  if (!isObject(clear)) return clear
  const blanked: { [member: string]: JsonValue | undefined } = { ...clear }
  for (const [name, node] of tree.members) {
    if (!isLeaf(node)) {
      const inner = clear[name]
      if (inner !== undefined) blanked[name] = blank(inner, node)
    } else if (node.whenErased !== undefined) {
      blanked[name] = node.whenErased
    }
  }
  return blanked
}

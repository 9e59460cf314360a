const visibleAscii = /^[\x21-\x7e]{1,64}$/

/** What the engine has to load before a request can be checked; only ids of legal form. */
export interface ReferencedIds {
  readonly customerIds: readonly string[]
  readonly financialAccountIds: readonly string[]
  readonly templateId?: string
  readonly templateName?: string
}

/** An own data member; a getter, an inherited one or what throws counts as absent. */
const memberOf = (value: unknown, name: string): unknown => {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    return Object.getOwnPropertyDescriptor(value, name)?.value
  } catch {
    return undefined
  }
}

const idsOf = (value: unknown, names: readonly string[]): readonly string[] =>
  names
    .map((name) => memberOf(value, name))
    .filter((id): id is string => typeof id === 'string' && visibleAscii.test(id))

/** The ids that a workflow request refers to, as far as they can be read. Never throws. */
export const referencedIds = (input: unknown): ReferencedIds => {
  const parameters = memberOf(input, 'parameters')
  return {
    customerIds: idsOf(parameters, ['customerId']),
    financialAccountIds: idsOf(parameters, ['customerFinancialAccountId', 'baFinancialAccountId']),
    templateId: idsOf(input, ['templateId'])[0],
    // Names of templates are a subset of what ids may be, so another text names none.
    templateName: idsOf(input, ['templateName'])[0],
  }
}

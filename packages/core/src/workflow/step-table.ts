/** One step of a workflow (SPEC section 1). */
export interface StepRow {
  readonly name: string
  /** Steps are listed in ascending tiers; each tier has at most one. */
  readonly tier: 1 | 2 | 3 | 4 | 5 | 6
  readonly displayName: string
  readonly description: string
  /** `true` if the step waits for the Customer; the others complete by themselves. */
  readonly needsCustomer: boolean
  /** For whom the step can be used. */
  readonly customers: 'new' | 'existing' | 'any'
}

/** Every step, in the documented order. */
export const stepTable = [
  {
    name: 'notification',
    tier: 1,
    displayName: 'Notification',
    description: 'Sends the Customer the link by SMS.',
    needsCustomer: false,
    customers: 'any',
  },
  {
    name: 'customer-account',
    tier: 2,
    displayName: 'Customer account',
    description: 'Creates the Customer from the name that the Customer enters.',
    needsCustomer: true,
    customers: 'new',
  },
  {
    name: 'lookup-profile',
    tier: 2,
    displayName: 'Profile look-up',
    description: 'Finds the existing Customer.',
    needsCustomer: false,
    customers: 'existing',
  },
  {
    name: 'enhance-profile',
    tier: 3,
    displayName: 'Profile details',
    description: 'Asks the Customer for more profile data.',
    needsCustomer: true,
    customers: 'any',
  },
  {
    name: 'financial-account',
    tier: 4,
    displayName: 'Financial account',
    description: "Adds the Customer's external bank account or card.",
    needsCustomer: true,
    customers: 'any',
  },
  {
    name: 'lookup-financial-account',
    tier: 4,
    displayName: 'Financial account look-up',
    description: 'Finds an existing financial account of the Customer.',
    needsCustomer: false,
    customers: 'existing',
  },
  {
    name: 'document-acceptance',
    tier: 5,
    displayName: 'Documents',
    description: 'Asks the Customer to accept documents.',
    needsCustomer: true,
    customers: 'any',
  },
  {
    name: 'move-money',
    tier: 6,
    displayName: 'Payment',
    description: "Creates the transaction with the Customer's financial account.",
    needsCustomer: true,
    customers: 'any',
  },
] as const satisfies readonly StepRow[]

export type StepName = (typeof stepTable)[number]['name']

const rowByName: ReadonlyMap<string, (typeof stepTable)[number]> = new Map(stepTable.map((row) => [row.name, row]))

export const stepNames: readonly StepName[] = stepTable.map((row) => row.name)

export const isStepName = (value: unknown): value is StepName => typeof value === 'string' && rowByName.has(value)

/** The row of a step. */
export const stepDefinition = (name: StepName): StepRow => rowByName.get(name) ?? stepTable[0]

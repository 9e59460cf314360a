import { commonFirstName, commonLastName } from '../session-stock/stock-names.ts'

/** A session that is in the store, as a search may ask for it. */
export interface SearchSample {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phoneNumber: string
  /** `YYYY-MM-DD` in UTC. */
  readonly createdDay: string
  readonly expiryDay: string
}

export interface SearchStock {
  /** From the most used template to the least. */
  readonly templateIds: readonly string[]
}

/** One search that is measured. */
export interface SearchRow {
  readonly api: 'v1' | 'v2'
  readonly name: string
  readonly query: (sample: SearchSample, stock: SearchStock) => object
}

const LAST_V2_PAGE = 5_001

/** Every filter of both searches, those that pick many and those that pick few, alone and together. */
export const searchTable: readonly SearchRow[] = [
  { api: 'v2', name: 'no filter, newest first', query: () => ({}) },
  { api: 'v2', name: 'no filter, last to expire first', query: () => ({ sort: 'expireAt,DESC' }) },
  { api: 'v2', name: 'no filter, page 50', query: () => ({ page: 50 }) },
  { api: 'v2', name: 'status CREATED', query: () => ({ status: 'CREATED' }) },
  { api: 'v2', name: 'status ACTIVE', query: () => ({ status: 'ACTIVE' }) },
  { api: 'v2', name: 'status ACTIVE, next to expire first', query: () => ({ status: 'ACTIVE', sort: 'expireAt,ASC' }) },
  { api: 'v2', name: 'status COMPLETED', query: () => ({ status: 'COMPLETED' }) },
  { api: 'v2', name: 'status EXPIRED', query: () => ({ status: 'EXPIRED' }) },
  { api: 'v2', name: 'status ARCHIVED', query: () => ({ status: 'ARCHIVED' }) },
  { api: 'v2', name: 'status ARCHIVED, page 50', query: () => ({ status: 'ARCHIVED', page: 50 }) },
  { api: 'v2', name: 'status DECLINED or EXPIRED', query: () => ({ status: ['DECLINED', 'EXPIRED'] }) },
  { api: 'v2', name: 'template of 30 %', query: (_, { templateIds }) => ({ templateId: templateIds.at(0) }) },
  { api: 'v2', name: 'template of 0.1 %', query: (_, { templateIds }) => ({ templateId: templateIds.at(-1) }) },
  {
    api: 'v2',
    name: 'template of 30 %, status EXPIRED',
    query: (_, { templateIds }) => ({ templateId: templateIds.at(0), status: 'EXPIRED' }),
  },
  {
    api: 'v2',
    name: 'template of 0.1 %, status ARCHIVED',
    query: (_, { templateIds }) => ({ templateId: templateIds.at(-1), status: 'ARCHIVED' }),
  },
  { api: 'v2', name: 'search workflow id', query: ({ id }) => ({ search: id }) },
  { api: 'v2', name: 'search phone', query: ({ phoneNumber }) => ({ search: phoneNumber }) },
  { api: 'v2', name: 'search e-mail', query: ({ email }) => ({ search: email }) },
  { api: 'v2', name: 'search last name', query: ({ lastName }) => ({ search: lastName }) },
  { api: 'v2', name: 'search first name', query: ({ firstName }) => ({ search: firstName }) },
  { api: 'v2', name: 'search commonest first name', query: () => ({ search: commonFirstName }) },
  { api: 'v2', name: 'search commonest full name', query: () => ({ search: `${commonFirstName} ${commonLastName}` }) },
  {
    api: 'v2',
    name: 'search commonest first name, status ACTIVE',
    query: () => ({ search: commonFirstName, status: 'ACTIVE' }),
  },
  { api: 'v2', name: 'search nobody', query: () => ({ search: 'nobody' }) },
  { api: 'v1', name: 'name', query: ({ firstName, lastName }) => ({ name: `${firstName} ${lastName}` }) },
  { api: 'v1', name: 'commonest last name', query: () => ({ name: commonLastName }) },
  { api: 'v1', name: 'phoneNumber', query: ({ phoneNumber }) => ({ phoneNumber }) },
  { api: 'v1', name: 'email', query: ({ email }) => ({ email }) },
  { api: 'v1', name: 'createdAt', query: ({ createdDay }) => ({ createdAt: createdDay }) },
  {
    api: 'v1',
    name: 'createdAt in a time zone',
    query: ({ createdDay }) => ({ createdAt: createdDay, timeZone: 'America/New_York' }),
  },
  { api: 'v1', name: 'expiry', query: ({ expiryDay }) => ({ expiry: expiryDay }) },
  { api: 'v1', name: 'status ACTIVE', query: () => ({ status: 'ACTIVE' }) },
  { api: 'v1', name: 'status EXPIRED', query: () => ({ status: 'EXPIRED' }) },
  {
    api: 'v1',
    name: 'createdAt, status DECLINED',
    query: ({ createdDay }) => ({ createdAt: createdDay, status: 'DECLINED' }),
  },
  {
    api: 'v1',
    name: 'commonest last name, createdAt',
    query: ({ createdDay }) => ({ name: commonLastName, createdAt: createdDay }),
  },
  {
    api: 'v1',
    name: 'name, phoneNumber, email, status',
    query: ({ firstName, lastName, phoneNumber, email }) => ({
      name: `${firstName} ${lastName}`,
      phoneNumber,
      email,
      status: 'ACTIVE',
    }),
  },
]

/** The furthest page that may be asked for: 100,000 rows lie before it. */
export const deepestRow: SearchRow = {
  api: 'v2',
  name: 'no filter, the last page there is',
  query: () => ({ page: LAST_V2_PAGE }),
}

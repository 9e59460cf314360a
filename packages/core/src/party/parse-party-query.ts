import * as v from 'valibot'
import { identifier, members } from '../input/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { type PageWindow, pageEntries, readQuery } from '../query/index.ts'
import type { CustomerStatus } from './customer.ts'

const DEFAULT_SIZE = 20

/** The query of a list of Customers. */
export const customerQuerySchema = members({ status: v.optional(v.picklist(['ACTIVE', 'SUSPENDED'])), ...pageEntries })

/** The query of a list of financial accounts. */
export const financialAccountQuerySchema = members({ ownerId: v.optional(identifier()), ...pageEntries })

export interface CustomerQuery extends PageWindow {
  readonly status?: CustomerStatus
}

export interface FinancialAccountQuery extends PageWindow {
  readonly ownerId?: string
}

/** Reads `status`, `page` (default 1) and `size` (default 20). Every violation at once. */
export const parseCustomerQuery = (query: unknown): Result<CustomerQuery> => {
  const { output, page, issues } = readQuery(customerQuerySchema, query, DEFAULT_SIZE)
  if (output === undefined || issues.length > 0) return failure(...issues)
  return success({ ...page, ...(output.status === undefined ? {} : { status: output.status }) })
}

/** Reads `ownerId`, `page` (default 1) and `size` (default 20). Every violation at once. */
export const parseFinancialAccountQuery = (query: unknown): Result<FinancialAccountQuery> => {
  const { output, page, issues } = readQuery(financialAccountQuerySchema, query, DEFAULT_SIZE)
  if (output === undefined || issues.length > 0) return failure(...issues)
  return success({ ...page, ...(output.ownerId === undefined ? {} : { ownerId: output.ownerId }) })
}

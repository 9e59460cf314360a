import * as v from 'valibot'
import { identifier, members } from '../input/index.ts'
import { failure, type Result, success } from '../issue/index.ts'
import { type PageWindow, pageEntries, readQuery } from '../query/index.ts'
import { EVENT_TYPES } from './event-types.ts'
import { deliveryLifeCycle } from './webhook-life-cycles.ts'

const DEFAULT_SIZE = 50

/** Filters of a list of deliveries. */
export const deliveryQuerySchema = members({
  subscriptionId: v.optional(identifier()),
  status: v.optional(v.picklist(deliveryLifeCycle.states)),
  type: v.optional(v.picklist(EVENT_TYPES)),
  ...pageEntries,
})

export interface DeliveryQuery extends PageWindow {
  readonly filters: readonly { readonly member: 'subscriptionId' | 'status' | 'type'; readonly value: string }[]
}

const FILTERS = ['subscriptionId', 'status', 'type'] as const

/** Reads a query for deliveries; every violation at once. */
export const parseDeliveryQuery = (query: unknown): Result<DeliveryQuery> => {
  const { output, page, issues } = readQuery(deliveryQuerySchema, query, DEFAULT_SIZE)
  if (output === undefined || issues.length > 0) return failure(...issues)
  const filters = FILTERS.flatMap((member) => {
    const value = output[member]
    return value === undefined ? [] : [{ member, value }]
  })
  return success({ ...page, filters })
}

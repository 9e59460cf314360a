import { createHash } from 'node:crypto'
import type { Currency, LimitScope, LimitUsage } from '@linx/core'
import type { RecordKind } from '../store/record-kind.ts'

/** What was debited in a scope, in one currency. It is put with its version in the commit of each transaction that it counts. */
export const limitUsageKind: RecordKind<LimitUsage> = {
  kind: 'limitUsage',
  indexes: [],
  isKept: true,
  idOf: ({ id }) => id,
  indexesOf: () => ({}),
}

/** Ids of hosts may be as long as ids can be, so the id of a usage is a digest. */
export const limitUsageId = ({ scopeType, scopeId }: LimitScope, currency: Currency): string =>
  createHash('sha256').update(`${scopeType} ${currency} ${scopeId}`).digest('base64url')

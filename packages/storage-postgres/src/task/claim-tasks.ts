import type { ClaimedTask, ClaimRequest, HeldTask, Instant } from '@linx/contracts'
import { type Connections, prepare, type Statement } from '../connection/connections.ts'
import { sqlStateOf } from '../connection/postgres-error.ts'
import type { TableNames } from '../schema/table-names.ts'
import { type ColumnEncodings, ParameterRows, selectRows } from '../sql/array-parameter.ts'
import { claimStatements } from './claim-statements.ts'
import { DATABASE_NOW, type TaskRow } from './task-row.ts'

/** Which clock judges leases: a caller's now, or the database's for `null`. */
export type LeaseNow = (now: Instant) => Instant | null

type ClaimedRow = readonly [...task: TaskRow, fence: string, leasedUntil: string]

const compareText = (left: string, right: string): number => Number(left > right) - Number(left < right)

const compareTasks = (left: ClaimedTask, right: ClaimedTask): number =>
  left.priority - right.priority ||
  left.dueAt - right.dueAt ||
  compareText(left.key.id, right.key.id) ||
  compareText(left.key.businessAccountId, right.key.businessAccountId)

const toClaimedTask = ([businessAccountId, id, kind, dueAt, priority, body, fence, leasedUntil]: ClaimedRow) => ({
  key: { businessAccountId, id },
  kind,
  dueAt: Number(dueAt),
  priority,
  body: JSON.parse(body),
  fence: Number(fence),
  leasedUntil: Number(leasedUntil),
})

const toQuery = (
  { ofAll, ofKinds, inTurn }: ReturnType<typeof claimStatements>,
  leaseNow: LeaseNow,
  { now, limit, leaseMs, owner, kinds, turns }: ClaimRequest,
): readonly [statement: Statement, values: readonly unknown[]] => {
  const parameters = [now, leaseNow(now), limit, leaseMs, owner]
  if (turns !== undefined) {
    return [inTurn, [...parameters, kinds === undefined ? null : [...kinds], turns.perTenant, turns.after]]
  }
  return kinds === undefined ? [ofAll, parameters] : [ofKinds, [...parameters, [...kinds]]]
}

/** An unknown column, and what is not supported: databases that speak the protocol may have no `ctid`. */
const NO_ADDRESSES = new Set(['42703', '0A000'])

/** Leases due tasks; rows that another claim holds at this moment are stepped over. One that finds nothing writes nothing. */
export const createClaimer = (
  connections: Pick<Connections, 'query'>,
  { task }: Pick<TableNames, 'task'>,
  leaseNow: LeaseNow,
) => {
  const byKeys = claimStatements(task, 'keys')
  let statements = claimStatements(task, 'addresses')

  const claimRows = async (request: ClaimRequest): Promise<readonly ClaimedRow[]> => {
    const used = statements
    try {
      return await connections.query<ClaimedRow>(...toQuery(used, leaseNow, request))
    } catch (error) {
      if (used === byKeys || !NO_ADDRESSES.has(sqlStateOf(error) ?? '')) throw error
      statements = byKeys
      return claimRows(request)
    }
  }

  return async (request: ClaimRequest): Promise<readonly ClaimedTask[]> =>
    (await claimRows(request)).map(toClaimedTask).sort(compareTasks)
}

const HELD_COLUMNS: ColumnEncodings = { place: 'integer', business_account_id: 'word', id: 'word', fence: 'integer' }

/** Extends leases; answers for each task whether it was held under that fence. */
export const createRenewer = (connections: Connections, { task }: TableNames, leaseNow: LeaseNow) => {
  const statement =
    prepare(`UPDATE ${task} AS stored SET leased_until = (SELECT coalesce($1::int8, ${DATABASE_NOW})) + $2::int8
    FROM (${selectRows(HELD_COLUMNS, 3)}) AS given
    WHERE stored.business_account_id = given.business_account_id AND stored.id = given.id
      AND stored.fence = given.fence AND stored.leased_until IS NOT NULL
    RETURNING given.place`)

  return async (now: Instant, leaseMs: number, held: readonly HeldTask[]): Promise<readonly boolean[]> => {
    const rows = new ParameterRows(HELD_COLUMNS)
    for (const [place, { key, fence }] of held.entries()) rows.push(place, key.businessAccountId, key.id, fence)
    const parameters = [leaseNow(now), leaseMs, ...rows.parameters()]
    const renewed = await connections.query<readonly [string]>(statement, parameters)
    const places = new Set(renewed.map(([place]) => Number(place)))
    return held.map((_, place) => places.has(place))
  }
}

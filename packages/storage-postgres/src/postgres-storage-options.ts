import type { Pool } from 'pg'

/** Where the database is: a pool of the host's, which it ends itself after `close`, or the address of one. */
export type PostgresSource =
  | { readonly pool: Pool; readonly connectionString?: undefined }
  | { readonly connectionString: string; readonly pool?: undefined }

export type PostgresStorageOptions = PostgresSource & {
  /** Letters in lower case, digits and `_`; made by `migrate` if it is not there. Default `linx`. */
  readonly schema?: string
  /** For error texts and operators. Default `postgres`. */
  readonly name?: string
  /**
   * Whose clock judges leases. Default `storage`: that of the database, so that a host whose clock is wrong neither takes nor keeps
   * what it should not. `caller` is for simulations, whose clock moves by itself.
   */
  readonly leaseClock?: 'storage' | 'caller'
  /** How many commits share one statement at most. Default 500. */
  readonly maximumGroup?: number
  /** Connections that commits keep, and so how many groups are under way at most. Default 2. */
  readonly commitConnections?: number
  /** Connections that the other short statements keep. Default 2. */
  readonly queryConnections?: number
  /**
   * `false`: leaves the planner's settings of its connections alone, for poolers that hand sessions around (PgBouncer in transaction
   * mode). Default `true`; the settings are taken back when the connection goes back to the pool. A pool of the host's keeps its own `jit`: `off`
   * suits searches.
   */
  readonly tuneSessions?: boolean
  /** Called after each durable group of commits, before they are answered, with their number. Must not throw; for metrics. */
  readonly onGroup?: (commits: number) => void
}

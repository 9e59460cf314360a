/** PostgreSQL could not be started here. The message says why and what to do; tests may skip with it. */
export class PostgresUnavailable extends Error {
  constructor(why: string, cause?: unknown) {
    super(`No PostgreSQL for tests: ${why} Give one with DATABASE_URL=postgres://user:password@host/database.`, {
      cause,
    })
    this.name = 'PostgresUnavailable'
  }
}

export { PostgresUnavailable } from './postgres-unavailable.ts'
export { type PostgresOptions, startPostgres, type TestPostgres } from './start-postgres.ts'

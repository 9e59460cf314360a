export { createPostgresStorage } from './create-postgres-storage.ts'
export type { PostgresSource, PostgresStorageOptions } from './postgres-storage-options.ts'

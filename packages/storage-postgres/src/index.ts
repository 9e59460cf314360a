export { createPostgresStorage } from './create-postgres-storage.ts'
export type { PostgresSource, PostgresStorageOptions } from './open-store.ts'

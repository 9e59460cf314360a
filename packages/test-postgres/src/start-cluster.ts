import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findBinaries } from './find-binaries.ts'
import { PostgresUnavailable } from './postgres-unavailable.ts'
import { findServerUser, type ServerUser } from './server-user.ts'

/** Settings of `postgresql.conf` by name. */
export type PostgresSettings = Readonly<Record<string, string | number>>

export interface Cluster {
  /** Of the database `postgres`, as its superuser. */
  readonly connectionString: string
  readonly processId: number
  /** Fast shutdown; removes the data. */
  stop(): Promise<void>
}

/** Durable as a real one; small, since many may run on one machine. */
const DEFAULT_SETTINGS: PostgresSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  shared_buffers: '128MB',
  max_wal_size: '2GB',
}

const START_TIMEOUT_MS = 120_000
const START_POLL_MS = 20

/**
 * A process that outlives ours by a moment: when our end of its standard input closes, however we ended, it stops the server
 * and removes the folder.
 */
const WATCHDOG = `
read done && exit
kill -QUIT "$1"
while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
rm -rf "$2"`

const startWatchdog = (server: number, folder: string): ChildProcess => {
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const watchdog = spawn('sh', ['-c', WATCHDOG, 'watchdog', String(server), folder], {
    detached: true,
    stdio: [...stdio],
  })
  watchdog.unref()
  if (watchdog.stdin !== null && 'unref' in watchdog.stdin) (watchdog.stdin as { unref(): void }).unref()
  return watchdog
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

const makeFolder = (user: ServerUser): { readonly folder: string; readonly data: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'linx-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (user.uid !== undefined && user.gid !== undefined) {
    chmodSync(folder, 0o755)
    chownSync(data, user.uid, user.gid)
  }
  return { folder, data }
}

const flagsOf = (settings: PostgresSettings): readonly string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])

const READY = 'database system is ready to accept connections'

const waitUntilReady = async (server: ChildProcess, logPath: string): Promise<void> => {
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    const log = readFileSync(logPath, 'utf8')
    if (log.includes(READY)) return
    if (server.exitCode !== null || performance.now() > deadline) throw new Error(log)
    await delay(START_POLL_MS)
  }
}

/** Starts a cluster of its own on a free port. It ends with this process at the latest. Throws `PostgresUnavailable`. */
export const startCluster = async (settings: PostgresSettings = {}): Promise<Cluster> => {
  const { initdb, postgres } = await findBinaries()
  const user = findServerUser()
  const { folder, data } = makeFolder(user)
  try {
    const flags = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
    await promisify(execFile)(initdb, [`--pgdata=${data}`, ...flags], { ...user, cwd: folder })
    const port = await freePort()
    const logPath = join(folder, 'log')
    const log = openSync(logPath, 'w')
    const parameters = ['-D', data, '-p', String(port), ...flagsOf({ ...DEFAULT_SETTINGS, ...settings })]
    const server = spawn(postgres, parameters, { ...user, cwd: folder, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    const ended = new Promise<void>((resolve) => server.once('close', () => resolve()))
    await new Promise((resolve, reject) => server.once('spawn', resolve).once('error', reject))
    server.unref()
    const processId = server.pid ?? 0
    const watchdog = startWatchdog(processId, folder)
    await waitUntilReady(server, logPath)
    return {
      connectionString: `postgres://postgres@127.0.0.1:${port}/postgres`,
      processId,
      stop: async () => {
        server.ref()
        server.kill('SIGINT')
        await ended
        watchdog.stdin?.end('done\n')
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (cause) {
    rmSync(folder, { recursive: true, force: true })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new PostgresUnavailable(`it did not start: ${why}`, cause)
  }
}

import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'

/** A running Restate server of one node; it ends with `stop`. */
export interface RestateServer {
  readonly ingressPort: number
  readonly adminPort: number
  stop(): Promise<void>
}

const READY_TRIES = 200
const READY_PAUSE_MS = 100

/** A free port of this machine, as the system gives it. */
export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new TypeError('Expected a TCP port.')
  return address.port
}

const isReady = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

const waitUntilReady = async (url: string): Promise<void> => {
  for (let tries = 0; tries < READY_TRIES; tries += 1) {
    if (await isReady(url)) return
    await new Promise((resolve) => setTimeout(resolve, READY_PAUSE_MS))
  }
  throw new Error(`Expected the Restate server to answer at ${url} within 20 s.`)
}

/** Starts the server that comes as an npm package, with its files in `folder`. */
export const startRestateServer = async (folder: string): Promise<RestateServer> => {
  const [ingressPort, adminPort, nodePort] = await Promise.all([freePort(), freePort(), freePort()])
  const { resolve } = createRequire(import.meta.url)
  const launcher = join(dirname(resolve('@restatedev/restate-server/package.json')), 'lib', 'index.js')
  const server = spawn(process.execPath, [launcher], {
    stdio: 'ignore',
    env: {
      ...process.env,
      RESTATE_BASE_DIR: join(folder, 'restate'),
      RESTATE_INGRESS__BIND_ADDRESS: `127.0.0.1:${ingressPort}`,
      RESTATE_ADMIN__BIND_ADDRESS: `127.0.0.1:${adminPort}`,
      RESTATE_BIND_ADDRESS: `127.0.0.1:${nodePort}`,
      RESTATE_ADVERTISED_ADDRESS: `http://127.0.0.1:${nodePort}`,
      RESTATE_LOG_FILTER: 'error',
      RESTATE_DISABLE_TELEMETRY: 'true',
    },
  })
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  await waitUntilReady(`http://127.0.0.1:${adminPort}/health`)
  return {
    ingressPort,
    adminPort,
    stop: async () => {
      server.kill('SIGTERM')
      await ended
    },
  }
}

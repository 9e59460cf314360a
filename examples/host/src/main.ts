import { fileURLToPath } from 'node:url'
import { startHost } from './host/start-host.ts'

const DEFAULT_PORT = 3_000
const folder = process.env.DATA ?? fileURLToPath(new URL('../data', import.meta.url))

console.log('Starting; the first start plays six days of samples and takes a few seconds.')
const host = await startHost({ folder, port: Number(process.env.PORT ?? DEFAULT_PORT) })
console.log(`
  Console   ${host.origin}
  Phone     ${host.origin}/phone
  API       ${host.origin}/api/openapi.json
            Authorization: Bearer ${host.token}
  Data      ${folder}

  Stop with Ctrl+C. Everything is still there at the next start; delete the folder to begin anew.
`)

const stop = async (): Promise<void> => {
  await host.close()
  process.exit(0)
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

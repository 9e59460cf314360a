import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closedAddress } from './closed-address.ts'

const require = createRequire(import.meta.url)

const DESCRIPTION = fileURLToPath(
  new URL('../../../../../shared/reference/data/twilio-messages.openapi.json', import.meta.url),
)

export const isDescriptionThere = (): boolean => existsSync(DESCRIPTION)

const whenListening = (prism: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    const read = (chunk: unknown): void => {
      output += String(chunk)
      if (output.includes('Prism is listening')) resolve()
    }
    prism.stdout?.on('data', read)
    prism.stderr?.on('data', read)
    prism.once('exit', (code) => reject(new Error(`Prism ended with code ${code}: ${output}`)))
  })

export interface PrismTwilio {
  readonly baseUrl: string
  close(): Promise<void>
}

/** Starts Prism on Twilio's own description: it answers 4xx to every request that does not fit it. */
export const startPrism = async (): Promise<PrismTwilio> => {
  const baseUrl = await closedAddress()
  const command = join(dirname(require.resolve('@stoplight/prism-cli/package.json')), 'dist', 'index.js')
  const { port } = new URL(baseUrl)
  const prism = spawn(process.execPath, [command, 'mock', '--host', '127.0.0.1', '--port', port, DESCRIPTION])
  await whenListening(prism)
  return {
    baseUrl,
    close: async () => {
      const ended = new Promise((resolve) => prism.once('exit', resolve))
      prism.kill()
      await ended
    },
  }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { membersOf } from '../profile/read-json.ts'
import { closedAddress } from './closed-address.ts'

const require = createRequire(import.meta.url)

const DESCRIPTION = fileURLToPath(
  new URL('../../../../../shared/reference/data/visa-direct-push-funds.openapi.json', import.meta.url),
)

export const isDescriptionThere = (): boolean => existsSync(DESCRIPTION)

const PATHS = ['/visadirect/fundstransfer/v1/pushfundstransactions', '/visadirect/v1/transactionquery']

/** Formats that contradict the text and the examples of the same description: `2011-12-30T21:32:52` and `2021-10`. */
const WRONG_FORMATS = ['localTransactionDateTime', 'recipientCardExpiryDate']

/** The description of the two paths, with the wrong formats taken out. */
const corrected = (): string => {
  const description: { paths: object } = JSON.parse(readFileSync(DESCRIPTION, 'utf8'), (member, value: unknown) => {
    if (!WRONG_FORMATS.includes(member)) return value
    const { format: _, ...schema } = membersOf(value)
    return typeof value === 'object' ? schema : value
  })
  const paths = Object.entries(description.paths).filter(([path]) => PATHS.includes(path))
  return JSON.stringify({ ...description, paths: Object.fromEntries(paths) })
}

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

export interface PrismNetwork {
  readonly baseUrl: string
  close(): Promise<void>
}

/** Starts Prism on Visa's own description: it answers 422 to every request that does not fit it. */
export const startPrism = async (): Promise<PrismNetwork> => {
  const folder = mkdtempSync(join(tmpdir(), 'linx-prism-'))
  const file = join(folder, 'visa-direct.json')
  writeFileSync(file, corrected())
  const baseUrl = await closedAddress()
  const command = join(dirname(require.resolve('@stoplight/prism-cli/package.json')), 'dist', 'index.js')
  const prism = spawn(process.execPath, [command, 'mock', '--host', '127.0.0.1', '--port', new URL(baseUrl).port, file])
  await whenListening(prism)
  return {
    baseUrl,
    close: async () => {
      const ended = new Promise((resolve) => prism.once('exit', resolve))
      prism.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

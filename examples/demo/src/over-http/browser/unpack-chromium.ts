import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'

const CACHE = fileURLToPath(new URL('../../../../../node_modules/.cache/linx-demo/', import.meta.url))
const MANIFEST = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'))

const readVersion = async (): Promise<string> => JSON.parse(await readFile(MANIFEST, 'utf8')).version

/** The package unpacks to the folder for temporary files and to no other. */
const withTemporaryFolder = async <Value>(folder: string, run: () => Promise<Value>): Promise<Value> => {
  const { TMPDIR: before } = process.env
  process.env.TMPDIR = folder
  try {
    return await run()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** The path of the browser, unpacked once and kept; a folder takes its name when it is whole. */
export const unpackChromium = async (): Promise<string> => {
  const unpacked = join(CACHE, `chromium-${await readVersion()}`)
  const executable = join(unpacked, 'chromium')
  if (existsSync(executable)) return executable
  await mkdir(CACHE, { recursive: true })
  const folder = await mkdtemp(join(CACHE, 'unpacking-'))
  try {
    const path = await withTemporaryFolder(folder, () => chromium.executablePath())
    await rename(folder, unpacked)
    return join(unpacked, basename(path))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../run-command.ts'
import { linkModule } from '../workspace.ts'
import type { PackedPackage } from './packed-package.ts'

/** Gives an unpacked package its dependencies: ours unpacked like it, others as they are installed for its source. */
export const linkDependencies = async (packed: PackedPackage, all: readonly PackedPackage[]): Promise<void> => {
  const { dependencies, peerDependencies } = packed.manifest
  for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
    const ours = all.find(({ manifest }) => manifest.name === name)?.folder
    const target = ours ?? join(packed.source.folder, 'node_modules', name)
    if (existsSync(target)) await linkModule(packed.folder, name, target)
  }
}

/** Every entry of the package but its `package.json`, as a host imports it. */
const entriesOf = ({ manifest: { name, exports } }: PackedPackage): readonly string[] =>
  Object.keys(exports ?? {})
    .filter((entry) => entry !== './package.json')
    .map((entry) => name + entry.slice(1))

/** Imports every entry in plain Node, from a folder where the package is installed; answers what went wrong. */
export const loadPackage = async (packed: PackedPackage, host: string): Promise<readonly string[]> => {
  await linkModule(host, packed.manifest.name, packed.folder)
  const imports = entriesOf(packed).map((entry) => `await import(${JSON.stringify(entry)})`)
  const { isSuccess, output } = await runCommand(
    process.execPath,
    ['--input-type=module', '--eval', imports.join('\n')],
    host,
  )
  return isSuccess ? [] : [`does not load in plain Node:\n${output}`]
}

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from '../run-command.ts'
import { type Manifest, readManifest, type WorkspacePackage } from '../workspace.ts'

/** A package as it would be published. */
export interface PackedPackage {
  readonly source: WorkspacePackage
  /** Path of the `.tgz`. */
  readonly tarball: string
  /** The unpacked tarball. */
  readonly folder: string
  /** Paths in the tarball, from the package's root. */
  readonly files: readonly string[]
  /** As pnpm rewrote it for publishing. */
  readonly manifest: Manifest
}

const demand = async (command: string, args: readonly string[], folder: string): Promise<string> => {
  const { isSuccess, output } = await runCommand(command, args, folder)
  if (!isSuccess) throw new Error(`${command} ${args.join(' ')} failed:\n${output}`)
  return output
}

/** Packs with pnpm into `into` and unpacks beside it. */
export const packPackage = async (source: WorkspacePackage, into: string): Promise<PackedPackage> => {
  const { name, version } = source.manifest
  const fileName = `${name.replace('@', '').replace('/', '-')}-${version}`
  const tarball = join(into, `${fileName}.tgz`)
  const folder = join(into, fileName)
  await demand('pnpm', ['pack', '--pack-destination', into], source.folder)
  await mkdir(folder, { recursive: true })
  await demand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1'], into)
  const listing = await demand('tar', ['-tzf', tarball], into)
  const files = listing.split('\n').map((path) => path.replace(/^package\//, ''))
  return { source, tarball, folder, files, manifest: await readManifest(folder) }
}

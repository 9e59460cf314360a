import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The root of the repository. */
export const root = dirname(import.meta.dirname)

/** What a check needs of a `package.json`. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly exports?: unknown
  readonly dependencies?: { readonly [name: string]: string }
  readonly devDependencies?: { readonly [name: string]: string }
  readonly peerDependencies?: { readonly [name: string]: string }
  readonly optionalDependencies?: { readonly [name: string]: string }
}

/** A package of the workspace and the folder it lies in. */
export interface WorkspacePackage {
  readonly folder: string
  readonly manifest: Manifest
}

export const readManifest = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

/** The published packages, by name. */
export const publishedPackages = async (): Promise<readonly WorkspacePackage[]> => {
  const folders = (await readdir(join(root, 'packages'))).map((name) => join(root, 'packages', name))
  const withManifest = folders.filter((folder) => existsSync(join(folder, 'package.json')))
  const packages = await Promise.all(
    withManifest.map(async (folder) => ({ folder, manifest: await readManifest(folder) })),
  )
  return packages
    .filter(({ manifest }) => !manifest.private)
    .toSorted((left, right) => left.manifest.name.localeCompare(right.manifest.name))
}

/** The path of a folder for what can be made again. */
export const cacheFolder = (name: string): string => join(root, 'node_modules', '.cache', name)

/** Empties, or makes, a folder of the cache. */
export const freshCacheFolder = async (name: string): Promise<string> => {
  const folder = cacheFolder(name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}

/** Makes `name` importable from files below `folder`. The first link for a name stays. */
export const linkModule = async (folder: string, name: string, target: string): Promise<void> => {
  const link = join(folder, 'node_modules', name)
  if (existsSync(link)) return
  await mkdir(dirname(link), { recursive: true })
  await symlink(target, link, 'dir')
}

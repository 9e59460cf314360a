import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { linkDependencies, loadPackage } from './packages/load-package.ts'
import { brokenPackageRules } from './packages/package-rules.ts'
import { type PackedPackage, packPackage } from './packages/packed-package.ts'
import { runCommand } from './run-command.ts'
import { freshCacheFolder, publishedPackages } from './workspace.ts'

const folder = await freshCacheFolder('linx-packages')

const lintPackage = async (packed: PackedPackage): Promise<readonly string[]> => {
  const { messages, pkg } = await publint({ pkgDir: packed.folder, pack: false, strict: true })
  return messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`)
}

const checkTypes = async ({ tarball }: PackedPackage): Promise<readonly string[]> => {
  const { isSuccess, output } = await runCommand('attw', [
    tarball,
    '--profile',
    'esm-only',
    '--no-emoji',
    '--format',
    'ascii',
  ])
  return isSuccess ? [] : [`attw:\n${output}`]
}

const problemsOf = async (packed: PackedPackage): Promise<readonly string[]> => [
  ...brokenPackageRules(packed),
  ...(await lintPackage(packed)),
  ...(await checkTypes(packed)),
  ...(await loadPackage(packed, folder)),
]

const packages: PackedPackage[] = []
for (const source of await publishedPackages()) packages.push(await packPackage(source, folder))
for (const packed of packages) await linkDependencies(packed, packages)
for (const packed of packages) {
  const problems = await problemsOf(packed)
  console.log(`${packed.manifest.name}: ${problems.length === 0 ? 'ok' : `${problems.length} problems`}`)
  for (const problem of problems) console.log(`  ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

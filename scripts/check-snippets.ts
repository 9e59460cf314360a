import { existsSync } from 'node:fs'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runCommand } from './run-command.ts'
import { extractSnippets, snippetFile } from './snippets/extract-snippets.ts'
import { ownErrors } from './snippets/own-errors.ts'
import { freshCacheFolder, linkModule, publishedPackages, root } from './workspace.ts'

/** With `--built` the packages are taken as they were last built, which is what a host has and sooner loaded; otherwise their sources. */
const isBuilt = process.argv.includes('--built')
const CONDITIONS = isBuilt ? [] : ['@linx/source']
const PAGES = ['README.md', 'docs/**/*.md', 'packages/*/README.md']

const folder = await freshCacheFolder('linx-snippets')

/** Makes importable what a host could have installed: our packages, and what these stand on. */
const linkPackages = async (): Promise<void> => {
  const packages = await publishedPackages()
  for (const { folder: target, manifest } of packages) await linkModule(folder, manifest.name, target)
  for (const { folder: from, manifest } of packages) {
    for (const name of Object.keys({
      ...manifest.dependencies,
      ...manifest.peerDependencies,
      ...manifest.devDependencies,
    })) {
      const target = join(from, 'node_modules', name)
      if (existsSync(target)) await linkModule(folder, name, target)
    }
  }
}

/** Writes every snippet to a file of its own, named after its page and line. */
const writeSnippets = async (): Promise<{ readonly files: readonly string[]; readonly toRun: readonly string[] }> => {
  const files: string[] = []
  const toRun: string[] = []
  for await (const page of glob(PAGES, { cwd: root })) {
    for (const snippet of extractSnippets(await readFile(join(root, page), 'utf8'))) {
      const file = `${page.replaceAll('/', '__')}.${snippet.line}.ts`
      await writeFile(join(folder, file), snippetFile(snippet))
      files.push(file)
      if (snippet.isRun) toRun.push(file)
    }
  }
  return { files: files.toSorted(), toRun: toRun.toSorted() }
}

const compile = async (files: readonly string[]): Promise<boolean> => {
  const compilerOptions = { types: ['node'], lib: ['ES2024', 'DOM', 'ESNext.Disposable'], customConditions: CONDITIONS }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n')
  await writeFile(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions, files }, undefined, 2),
  )
  const { output } = await runCommand('tsc', ['-p', folder, '--noEmit', '--pretty', 'false'], folder)
  const errors = ownErrors(output)
  if (errors !== '') console.log(errors)
  return errors === ''
}

/** Node strips no types from files under `node_modules`, so the code itself is passed. */
const runSnippet = async (file: string): Promise<boolean> => {
  const code = await readFile(join(folder, file), 'utf8')
  const conditions = CONDITIONS.map((condition) => `--conditions=${condition}`)
  const flags = [...conditions, '--input-type=module-typescript', '--disable-warning=ExperimentalWarning']
  const { isSuccess, output } = await runCommand(process.execPath, [...flags, '--eval', code], folder)
  if (!isSuccess) console.log(`${file}:\n${output}`)
  return isSuccess
}

await linkPackages()
const { files, toRun } = await writeSnippets()
let isSuccess = files.length === 0 || (await compile(files))
for (const file of isSuccess ? toRun : []) isSuccess = (await runSnippet(file)) && isSuccess
if (isSuccess) console.log(`${files.length} snippets compiled, ${toRun.length} of them run.`)
process.exitCode = isSuccess ? 0 : 1

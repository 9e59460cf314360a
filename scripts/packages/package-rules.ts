import type { PackedPackage } from './packed-package.ts'

/** What every package must have in its tarball. */
const REQUIRED_FILES = ['README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts']

/** What no package may have: tests, sources, leftovers of the build. */
const FORBIDDEN_FILES =
  /(^|\/)(src|test|tests|node_modules)\/|\.(test|test-d|bench)\.|\.tsbuildinfo$|(^|\/)tsconfig|\.config\./

/** Versions that only the workspace understands. */
const WORKSPACE_VERSION = /^(workspace|catalog|link|file):/

const SOURCE_CONDITION = '@linx/source'

type Rule = (packed: Pick<PackedPackage, 'files' | 'manifest'>) => readonly string[]

/** One rule a row; each answers what breaks it. */
const RULES: readonly Rule[] = [
  ({ files }) => REQUIRED_FILES.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
  ({ files }) => files.filter((file) => FORBIDDEN_FILES.test(file)).map((file) => `${file} must not be published`),
  ({ manifest: { dependencies, peerDependencies, optionalDependencies } }) =>
    Object.entries({ ...dependencies, ...peerDependencies, ...optionalDependencies })
      .filter(([, version]) => WORKSPACE_VERSION.test(version))
      .map(
        ([name, version]) => `the dependency ${name} has the version ${version}, which only this workspace understands`,
      ),
  ({ manifest }) =>
    JSON.stringify(manifest.exports).includes(SOURCE_CONDITION)
      ? [`exports still name ${SOURCE_CONDITION}: repeat them without it in publishConfig.exports`]
      : [],
]

/** Everything that is wrong with the contents of a tarball. */
export const brokenPackageRules: Rule = (packed) => RULES.flatMap((rule) => rule(packed))

import { defineConfig } from 'vitest/config'

/** Passed with `--config` (`pnpm unit`): one project for each package that has tests. */
export default defineConfig({ test: { projects: ['packages/*', 'examples/*', 'bench', 'scripts'] } })

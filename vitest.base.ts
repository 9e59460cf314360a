import { fileURLToPath } from 'node:url'
import { defineProject, type UserWorkspaceConfig } from 'vitest/config'

/**
 * Tests run on the source of every workspace package, not on its last build. (`import` and `default` are implied; named here, they
 * would make `require` load ES modules.)
 */
const conditions = ['@linx/source', 'node']

/** Against tests that never end. No test is to come near it on a busy machine; those that take long by themselves set more. */
const TIMEOUT_MS = 120_000

/** The tests of one package, by the name that `--project` takes. */
export const testProject = (name: string, include = 'src/**/*.test.ts'): UserWorkspaceConfig =>
  defineProject({
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: [include],
      setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
      testTimeout: TIMEOUT_MS,
      hookTimeout: TIMEOUT_MS,
      expect: { poll: { timeout: TIMEOUT_MS / 2 } },
    },
  })

import { defineConfig } from 'tsup'

/** The one build of every published package: ESM and declarations for Node 22.13, dependencies left external. */
export const packageConfig = (options: { noExternal?: string[]; platform?: 'node' | 'neutral' } = {}) =>
  defineConfig({
    entry: ['src/index.ts'],
    format: ['esm'],
    target: 'node22',
    platform: options.platform ?? 'node',
    dts: { compilerOptions: { customConditions: [], ignoreDeprecations: '6.0' } },
    sourcemap: true,
    clean: true,
    treeshake: true,
    noExternal: options.noExternal ?? [],
  })

import { defineConfig } from 'tsup'

/**
 * The one build of every published package: ESM and declarations for Node 22.13, dependencies left external. Declarations are
 * made from the sources of the packages beside it, so that packages can be built in any order.
 */
export const packageConfig = (options: { platform?: 'node' | 'neutral' } = {}) =>
  defineConfig({
    entry: ['src/index.ts'],
    format: ['esm'],
    target: 'node22',
    platform: options.platform ?? 'node',
    dts: { compilerOptions: { customConditions: ['@linx/source'], ignoreDeprecations: '6.0' } },
    sourcemap: true,
    clean: true,
    treeshake: true,
    // `node:sqlite` exists only under its full name.
    removeNodeProtocol: false,
    esbuildOptions: (esbuild) => {
      esbuild.mainFields = ['module', 'main']
    },
  })

/** Tests run on the source of every workspace package, not on its last build. */
export const sourceConditions = {
  resolve: { conditions: ['@linx/source', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@linx/source', 'node', 'import', 'default'] } },
}

/**
 * Tests run on the source of every workspace package, not on its last build. (`import` and `default` are implied; named here, they
 * would make `require` load ES modules.)
 */
const conditions = ['@linx/source', 'node']

export const sourceConditions = { resolve: { conditions }, ssr: { resolve: { conditions } } }

import { parseArgs } from 'node:util'
import { ACTS, type Act, type ActOptions } from './act-table.ts'
import { BROWSER_CHOICES } from './over-http/browser/start-browser.ts'

/** What the command line asks for. */
export interface DemoArguments extends ActOptions {
  readonly only?: Act['name']
}

const oneOf = <Name extends string>(option: string, given: string, names: readonly Name[]): Name => {
  const name = names.find((candidate) => candidate === given)
  if (name === undefined) throw new TypeError(`--${option}: expected ${names.join(' or ')}, received ${given}.`)
  return name
}

/** Reads `--only`, `--browser` and `--expect-money`; the `--` that package managers pass on is no option. Throws a `TypeError`. */
export const readOptions = (given: readonly string[]): DemoArguments => {
  const { values } = parseArgs({
    args: given.filter((argument, index) => !(index === 0 && argument === '--')),
    options: {
      only: { type: 'string' },
      browser: { type: 'string', default: 'chromium' },
      'expect-money': { type: 'string', default: '336.25' },
    },
  })
  const names = ACTS.map(({ name }) => name)
  return {
    expectedMoney: values['expect-money'],
    browser: oneOf('browser', values.browser, BROWSER_CHOICES),
    ...(values.only === undefined ? {} : { only: oneOf('only', values.only, names) }),
  }
}

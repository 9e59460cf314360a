import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type ServedWorld, serveWorld } from '../serve-world.ts'
import { type Combination, screens } from './combination-table.ts'
import { faultsOn } from './look-at-page.ts'
import type { PathRow } from './path-table.ts'
import type { Stage } from './stage.ts'

/** What came of one combination. */
export interface Walked {
  readonly combination: Combination
  /** Pages that were looked at. */
  readonly pages: number
  /** With the name of the page. */
  readonly faults: readonly string[]
  /** Sent by the server in all of the path. */
  readonly bytes: number
  /** In the handler in all of the path, in milliseconds. */
  readonly serverMs: number
}

export interface WalkOptions {
  /** Which pages are looked at; default all. */
  readonly isLookedAt?: (combination: Combination, page: string) => boolean
  readonly colorScheme?: 'light' | 'dark'
}

/** A whole path may send so many bytes. */
const MAXIMUM_BYTES = 100_000
/** A whole path may take the server so many milliseconds. */
const MAXIMUM_SERVER_MS = 1_000

/** Of one wait for the browser. */
const TIMEOUT_MS = 60_000

const REFUSED = /status of 4\d\d/

/** Notes what the browser complains about; that a page answered 4xx is no complaint. */
const listen = (page: Page, faults: string[]): Page => {
  page.on('console', (message) => {
    const isBad = ['error', 'warning'].includes(message.type()) && !REFUSED.test(message.text())
    if (isBad) faults.push(`browser: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${String(error)}`))
  return page
}

const costFaults = ({ traffic }: ServedWorld): readonly string[] => [
  ...(traffic.bytes < MAXIMUM_BYTES ? [] : [`${traffic.bytes} bytes`]),
  ...(traffic.serverMs < MAXIMUM_SERVER_MS ? [] : [`${Math.round(traffic.serverMs)} ms of the server`]),
]

interface Opened {
  readonly world: ServedWorld
  readonly device: BrowserContext
  /** Where axe looks at pages of a device without script. */
  readonly copy: Page | undefined
  openDevice(): Promise<BrowserContext>
}

/** What copies of pages load is no part of the visit. */
const lookUncounted = async ({ world, copy }: Opened, page: Page): Promise<readonly string[]> => {
  const counted = { ...world.traffic }
  const faults = await faultsOn(page, copy)
  Object.assign(world.traffic, counted)
  return faults
}

const walkIn = async (
  opened: Opened,
  {
    combination,
    row,
    isLookedAt = () => true,
  }: WalkOptions & { readonly combination: Combination; readonly row: PathRow },
): Promise<Walked> => {
  const { world, device, openDevice } = opened
  const faults: string[] = []
  let pages = 0
  const hasScript = combination.script === 'with JavaScript'
  const page = listen(await device.newPage(), faults)
  const { token, workflowId } = await world.sendLink(row.request)
  const stage: Stage = {
    world,
    page,
    link: `${world.origin}/l/${token}`,
    token,
    workflowId,
    hasScript,
    openTab: async () => listen(await device.newPage(), faults),
    openDevice,
    look: async (name, shown = page) => {
      if (!isLookedAt(combination, name)) return
      pages += 1
      for (const fault of await lookUncounted(opened, shown)) faults.push(`${name}: ${fault}`)
    },
    demand: (isSo, what) => {
      if (!isSo) throw new Error(`Expected ${what}.`)
    },
  }
  await row.walk(stage).catch((error: unknown) => faults.push(`${page.url()}: ${String(error).slice(0, 500)}`))
  const { bytes, serverMs } = world.traffic
  const errors = world.errors.map((error) => `gateway: ${String(error)}`)
  return { combination, pages, faults: [...faults, ...errors, ...costFaults(world)], bytes, serverMs }
}

/** Goes one path in a world and a browser window of its own. */
export const walkCombination = async (
  browser: Browser,
  combination: Combination,
  row: PathRow,
  { colorScheme = 'light', ...options }: WalkOptions = {},
): Promise<Walked> => {
  const world = await serveWorld(row.options)
  const devices: BrowserContext[] = []
  const hasScript = combination.script === 'with JavaScript'
  const open = async (javaScriptEnabled: boolean): Promise<BrowserContext> => {
    const { screen, language } = combination
    const device = await browser.newContext({
      viewport: screens[screen],
      locale: language,
      javaScriptEnabled,
      colorScheme,
    })
    device.setDefaultTimeout(TIMEOUT_MS)
    devices.push(device)
    return device
  }
  const openDevice = () => open(hasScript)
  try {
    const copy = hasScript ? undefined : await (await open(true)).newPage()
    const opened = { world, device: await openDevice(), copy, openDevice }
    return await walkIn(opened, { combination, row, ...options })
  } finally {
    for (const device of devices) await device.close()
    await world.close()
  }
}

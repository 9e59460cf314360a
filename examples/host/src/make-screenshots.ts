import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type Page, chromium as playwright } from 'playwright-core'
import { type Host, startHost } from './host/start-host.ts'

/** A Tuesday afternoon in New York; the samples end here. */
const START = Date.parse('2026-03-10T18:30:00Z')
const DESK = { width: 1_280, height: 800 }
const MAXIMUM_BYTES = 150_000

const target = fileURLToPath(new URL('../screenshots', import.meta.url))

/** Follows the first link of that text. */
const follow = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('link', { name: text }).first().click()
  await page.waitForLoadState()
}

/** What is on each picture: the way there from the overview. */
const pictures: readonly { readonly name: string; readonly go: (page: Page, host: Host) => Promise<void> }[] = [
  { name: 'overview', go: async () => undefined },
  { name: 'new-request', go: (page, { origin }) => page.goto(`${origin}/requests/new`).then(() => undefined) },
  {
    name: 'request',
    go: async (page, { origin }) => {
      await page.goto(`${origin}/requests`)
      await follow(page, 'Claim of Lucia Torres')
    },
  },
  {
    name: 'phone',
    go: async (page, { origin }) => {
      await page.goto(`${origin}/phone`)
    },
  },
  {
    name: 'phone-link',
    go: async (page, { origin }) => {
      await page.goto(`${origin}/phone`)
      await page.locator('.bubble a').last().click()
      await page.frameLocator('iframe').locator('main button').first().click()
      await page.frameLocator('iframe').locator('.amount').waitFor()
    },
  },
  {
    name: 'transaction',
    go: async (page, { origin }) => {
      await page.goto(`${origin}/transactions?status=SETTLED`)
      await page.locator('td a').last().click()
      await page.waitForLoadState()
    },
  },
  { name: 'schedules', go: (page, { origin }) => page.goto(`${origin}/schedules`).then(() => undefined) },
  { name: 'webhooks', go: (page, { origin }) => page.goto(`${origin}/webhooks`).then(() => undefined) },
]

const takeAll = async (host: Host, only: readonly string[]): Promise<void> => {
  const executablePath = await chromium.executablePath()
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none']
  const browser = await playwright.launch({ executablePath, args, headless: true })
  try {
    const page = await browser.newPage({ viewport: DESK })
    for (const { name, go } of pictures.filter((picture) => only.length === 0 || only.includes(picture.name))) {
      await page.goto(host.origin)
      await go(page, host)
      const path = join(target, `${name}.png`)
      await page.screenshot({ path })
      const { size } = await stat(path)
      console.log(`${name}.png  ${Math.round(size / 1_000)} kB${size > MAXIMUM_BYTES ? ', too large' : ''}`)
      if (size > MAXIMUM_BYTES) process.exitCode = 1
    }
  } finally {
    await browser.close()
  }
}

await mkdir(target, { recursive: true })
const folder = await mkdtemp(join(tmpdir(), 'linx-screenshots-'))
const host = await startHost({ folder, port: 0, startAt: START })
try {
  await takeAll(host, process.argv.slice(2))
} finally {
  await host.close()
  await rm(folder, { recursive: true })
}

import { expect, it } from 'vitest'
import { startBrowser } from './start-browser.ts'

it('says why there is no Chromium and goes on without it', async () => {
  const missing = async () => {
    throw new Error('libnss3.so: cannot open shared object file\n  at launch')
  }
  const { browser, told } = await startBrowser('chromium', '/nowhere', missing)
  expect(told).toBe(
    'The pages are driven by plain form posts, without JavaScript: Chromium cannot start here (Error: libnss3.so: cannot open shared object file).',
  )
  const tab = await browser.newTab()
  await expect(tab.send()).rejects.toThrow('expected a form, found none')
})

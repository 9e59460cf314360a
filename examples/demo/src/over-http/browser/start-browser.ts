import { startChromium } from './chromium-browser.ts'
import type { CustomerBrowser } from './customer-browser.ts'
import { createPlainBrowser } from './plain-browser.ts'

export const BROWSER_CHOICES = ['chromium', 'plain'] as const

/** `plain`: form posts without JavaScript, also where Chromium could start. */
export type BrowserChoice = (typeof BROWSER_CHOICES)[number]

/** The browser and what to tell of it. */
export interface StartedBrowser {
  readonly browser: CustomerBrowser
  readonly told: string
}

const PLAIN = 'The pages are driven by plain form posts, without JavaScript'

const firstLineOf = (error: unknown): string => String(error).split('\n')[0] ?? ''

/** Starts Chromium; where it cannot start, says why and goes on without it. `folder`: for its temporary files. */
export const startBrowser = async (
  choice: BrowserChoice,
  folder: string,
  start: (folder: string) => Promise<CustomerBrowser> = startChromium,
): Promise<StartedBrowser> => {
  if (choice === 'plain') return { browser: createPlainBrowser(), told: `${PLAIN}, as asked for.` }
  try {
    return { browser: await start(folder), told: 'The pages are driven in real Chromium, as a phone.' }
  } catch (error) {
    return { browser: createPlainBrowser(), told: `${PLAIN}: Chromium cannot start here (${firstLineOf(error)}).` }
  }
}

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Printer } from '../output/printer.ts'
import type { Checks } from '../stage/checks.ts'
import { type BrowserChoice, startBrowser } from './browser/start-browser.ts'
import { createHttpWorld } from './create-http-world.ts'
import { tellLateConfirmation } from './scenes/come-late.ts'
import { tellConnecting } from './scenes/connect.ts'
import { tellWebhooks } from './scenes/hear-of-it.ts'
import { tellPayOut } from './scenes/pay-out.ts'
import { tellDeclineOnPage } from './scenes/say-no.ts'

const SCENES = [tellConnecting, tellPayOut, tellDeclineOnPage, tellLateConfirmation, tellWebhooks]

/** Ports differ in every run; what is printed does not. */
const withoutPorts = (printer: Printer): Printer => {
  const strip = (text: string): string => text.replace(/localhost:\d+/g, 'localhost')
  return {
    ...printer,
    step: (at, actor, text) => printer.step(at, actor, strip(text)),
    detail: (text, style) => printer.detail(strip(text), style),
  }
}

/** The engine behind its servers on loopback, a browser, and a SQLite file of its own, removed in the end. */
export const runOverHttp = async (printer: Printer, checks: Checks, choice: BrowserChoice): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'linx-over-http-'))
  const { browser, told } = await startBrowser(choice, folder)
  try {
    printer.note(told)
    await using world = await createHttpWorld({
      path: join(folder, 'http.sqlite'),
      printer: withoutPorts(printer),
      checks,
    })
    for (const tell of SCENES) await tell({ world, browser })
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

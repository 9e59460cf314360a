import { Hono } from 'hono'
import type { HostEngine } from '../host/create-host-engine.ts'
import { serveAsset } from './asset/assets.ts'
import { type ApiPlace, createConsoleApi } from './console-api.ts'
import type { ConsoleParts } from './console-parts.ts'
import { showMissing } from './layout.ts'
import { addClockPages } from './pages/clock-pages.ts'
import { addNewRequestPages } from './pages/new-request-pages.ts'
import { addNewSchedulePages } from './pages/new-schedule-pages.ts'
import { addNewTransactionPages } from './pages/new-transaction-pages.ts'
import { addOverviewPage } from './pages/overview-page.ts'
import { addPeoplePages } from './pages/people-pages.ts'
import { addPhonePages } from './pages/phone-pages.ts'
import { addRequestPages } from './pages/request-pages.ts'
import { addSchedulePages } from './pages/schedule-pages.ts'
import { addTransactionPages } from './pages/transaction-pages.ts'
import { addWebhookPages } from './pages/webhook-pages.ts'
import { ownFormsOnly, securityHeaders } from './security.ts'

export interface ConsoleOptions extends HostEngine {
  readonly api: ApiPlace
  readonly origin: string
  /** Of the card service, which the phone may show. */
  readonly cardsOrigin: string
}

/** The business's console: pages over the public API, and the simulation's phone and clock. */
export const createConsole = (options: ConsoleOptions): Hono => {
  const { origin, cardsOrigin } = options
  const parts: ConsoleParts = { ...options, api: createConsoleApi(options.api) }
  const app = new Hono()
  app.use(securityHeaders(cardsOrigin), ownFormsOnly(origin))
  app.get('/assets/*', (context) => serveAsset(context.req.path) ?? context.notFound())
  for (const addPages of [
    addOverviewPage,
    addNewRequestPages,
    addRequestPages,
    addNewTransactionPages,
    addTransactionPages,
    addNewSchedulePages,
    addSchedulePages,
    addPeoplePages,
    addWebhookPages,
    addPhonePages,
    addClockPages,
  ]) {
    addPages(app, parts)
  }
  app.notFound((context) => showMissing(context, parts, '/', 'page'))
  app.onError((error, context) => {
    console.error(error)
    return context.text('The console failed; the terminal says why.', 500)
  })
  return app
}

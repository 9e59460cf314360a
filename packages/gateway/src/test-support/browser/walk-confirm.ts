import { demandValue, sampleBusinessAccount } from '@linx/testing'
import { placeOf, press } from '../launch-browser.ts'
import { answerUntil, demandPlace, type Stage, startVisit } from './stage.ts'

const submits = ({ world }: Stage): number =>
  [world.rails.ach, world.rails.card].flatMap((rail) => rail.calls()).filter(({ verb }) => verb === 'submit').length

const demandOnePayment = async (stage: Stage): Promise<void> => {
  await stage.world.settle()
  stage.demand(submits(stage) === 1, `one payment, not ${submits(stage)}`)
}

export const walkLiveStatus = async (stage: Stage): Promise<void> => {
  const { page, link, world, hasScript, demand, look } = stage
  if (hasScript) await page.clock.install()
  await startVisit(page, link)
  await answerUntil(page, 'confirm')
  await press(page)
  const stageShown = () => page.locator('[data-stage]').getAttribute('data-stage')
  demand((await stageShown()) === 'preparing', 'a payment that is being prepared')
  await world.settle()
  if (hasScript) {
    await page.clock.runFor(5_000)
    await page.locator('[data-stage=under-way]').waitFor()
  } else await press(page, '[data-live] + p a')
  demand((await stageShown()) === 'under-way', 'a payment that is under way')
  await look('done, under way')
}

export const walkDoubleTap = async (stage: Stage): Promise<void> => {
  const { page, link } = stage
  await startVisit(page, link)
  await answerUntil(page, 'confirm')
  await Promise.all([page.waitForURL('**/done'), page.locator('main button').dblclick({ noWaitAfter: true })])
  await page.waitForLoadState()
  demandPlace(stage, page, 'done')
  await demandOnePayment(stage)
}

export const walkBack = async (stage: Stage): Promise<void> => {
  const { page, link, look } = stage
  await startVisit(page, link)
  await answerUntil(page, 'confirm')
  await press(page)
  await page.goBack()
  if (placeOf(page) === 'confirm') await press(page)
  demandPlace(stage, page, 'done')
  await look('done, once more')
  await demandOnePayment(stage)
}

export const walkTwoTabs = async (stage: Stage): Promise<void> => {
  const { page, link, openTab } = stage
  await startVisit(page, link)
  await answerUntil(page, 'confirm')
  const tab = await openTab()
  await tab.goto(page.url())
  await press(page)
  await press(tab)
  demandPlace(stage, page, 'done')
  demandPlace(stage, tab, 'done')
  await demandOnePayment(stage)
}

/** What was confirmed is what was shown: it has changed meanwhile, and then cannot be done at all. */
export const walkStale = async (stage: Stage): Promise<void> => {
  const { page, link, world, look } = stage
  const changeAccount = async (change: object) =>
    demandValue(await world.linx.financialAccounts.put({ ...sampleBusinessAccount, ...change }))
  await startVisit(page, link)
  await answerUntil(page, 'confirm')
  await changeAccount({ nameOnAccount: 'Somebody Else' })
  await press(page)
  await look('confirm, out of date')
  await press(page, 'main a.button')
  demandPlace(stage, page, 'confirm')
  await changeAccount({ state: 'SUSPENDED' })
  await page.reload()
  await look('confirm, refused')
}

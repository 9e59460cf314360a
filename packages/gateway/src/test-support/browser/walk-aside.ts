import { demandValue } from '@linx/testing'
import { fillIn, placeOf, press } from '../launch-browser.ts'
import { answerUntil, demandPlace, pageBeside, type Stage, startVisit } from './stage.ts'

const HOUR_MS = 3_600_000

export const walkDecline = async (stage: Stage): Promise<void> => {
  const { page, link, look, world, workflowId, demand } = stage
  await page.goto(link)
  await press(page)
  await press(page, 'main a.button.quiet')
  demandPlace(stage, page, 'decline')
  await look('decline')
  await press(page)
  await look('decline with errors')
  await fillIn(page, { reason: 'OTHER', text: 'I have moved' })
  await press(page)
  await look('declined')
  demand(demandValue(await world.linx.workflows.get(workflowId)).status === 'DECLINED', 'a declined workflow')
}

export const walkResumed = async (stage: Stage): Promise<void> => {
  const { page, link, openDevice, look } = stage
  await startVisit(page, link)
  await answerUntil(page, 'profile')
  const device = await (await openDevice()).newPage()
  await device.goto(link)
  await press(device)
  demandPlace(stage, device, 'profile')
  await answerUntil(device, 'account')
  await look('account, resumed', device)
  await page.reload()
  await look('answered elsewhere')
  await press(page, 'main a.button')
  demandPlace(stage, page, 'account')
}

export const walkAstray = async (stage: Stage): Promise<void> => {
  const { page, link, world, look } = stage
  await startVisit(page, link)
  await page.goto(pageBeside(page, 'confirm'))
  await look('a step ahead')
  await page.goto(pageBeside(page, 'nowhere'))
  await look('no such page')
  await page.goto(pageBeside(page, 'name'))
  world.clock.set(world.clock.now() + HOUR_MS)
  await page.reload()
  await look('visit over')
}

export const walkStepUp = async (stage: Stage): Promise<void> => {
  const { page, link, look, demand } = stage
  await startVisit(page, link)
  await look('code')
  await press(page, '[name=send]')
  await look('code, sent')
  for (const [code, name] of [
    ['1', 'code, wrong'],
    ['000000', 'code, locked'],
  ] as const) {
    await fillIn(page, { code })
    await press(page, 'main form:last-of-type button')
    await look(name)
  }
  await fillIn(page, { code: '123456' })
  await press(page, 'main form:last-of-type button')
  demand(placeOf(page) === 'name', 'the first step')
}

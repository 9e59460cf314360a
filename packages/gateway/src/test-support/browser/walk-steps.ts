import { fillIn, press } from '../launch-browser.ts'
import { answerUntil, demandPlace, type Stage, startVisit } from './stage.ts'

/** Looks at every page, also with the errors of an empty form. */
export const walkWholeVisit = async (stage: Stage): Promise<void> => {
  const { page, link, look } = stage
  await page.goto(link)
  await look('entry')
  await press(page)
  await look('review')
  await press(page, 'main a.button')
  await answerUntil(page, 'confirm', async (name) => {
    await look(name)
    await press(page)
    await look(`${name} with errors`)
  })
  await look('confirm')
  await press(page)
  demandPlace(stage, page, 'done')
  await look('done')
}

export const walkCard = async (stage: Stage): Promise<void> => {
  const { page, link, world, demand, look } = stage
  await startVisit(page, link)
  await answerUntil(page, 'account')
  await look('card, before')
  await press(page)
  demand(new URL(page.url()).origin !== world.origin, 'the page of the card service')
  await fillIn(page, { number: '4242 4242 4242 4242', expiry: '12/39' })
  await press(page)
  await look('card, after')
  await press(page)
  await look('card with errors')
  await fillIn(page, { nameOnAccount: 'Ada Byron' })
  await press(page)
  demandPlace(stage, page, 'confirm')
  await look('confirm to a card')
  demand(!world.storage.writtenText().includes('4242424242424242'), 'no card number in the storage')
}

export const walkDocuments = async (stage: Stage): Promise<void> => {
  const { page, link, look } = stage
  await startVisit(page, link)
  await page.goto(`${page.url()}/1`)
  await look('one document')
  await page.goBack()
  await fillIn(page, { 'document.0': 'yes', 'document.1': 'no' })
  await press(page)
  await look('documents, one refused')
  await answerUntil(page, 'confirm')
  await look('confirm without money')
  await press(page)
  await look('done without money')
}

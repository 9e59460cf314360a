import { expect, it } from 'vitest'
import { readFirstForm, readHeading, readLink, readText } from './read-html.ts'

const PAGE = `<!doctype html><header><form action="/no"></form></header><main><h1>Tom &amp; <b>Ann</b></h1>
<a class="button" href="/next?a=1&amp;b=2">Start</a><form method="post" action="/step?entry=1&amp;x=2">
<input type="hidden" name="nonce" value="n&quot;1"><input type="text" name="code" value="typed before">
<button type="submit" name="begin" value="yes">Go</button></form><form action="/other"></form></main>`

it('reads the first form of the content, its hidden fields and its first button', () => {
  expect(readFirstForm(PAGE)).toEqual({ action: '/step?entry=1&x=2', given: { nonce: 'n"1', begin: 'yes' } })
  expect(readFirstForm('<main><h1>Nothing</h1></main>')).toBeUndefined()
})

it('reads headings, texts and links as they are shown', () => {
  expect(readHeading(PAGE)).toBe('Tom & Ann')
  expect(readText(PAGE)).toBe('Tom & Ann Start Go')
  expect(readLink(PAGE, 'Start')).toBe('/next?a=1&b=2')
  expect(readLink(PAGE, 'Stop')).toBeUndefined()
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { branding } from '../../business/business.ts'

interface Asset {
  readonly contentType: string
  readonly body: Uint8Array
}

const file = (name: string): Uint8Array => readFileSync(new URL(name, import.meta.url))

/** In the order in which the browser reads them. */
const STYLES = ['base', 'frame', 'cards', 'forms', 'story', 'calendar', 'phone']

const styleSheet = Buffer.concat(STYLES.map((name) => file(`style/${name}.css`)))

const contents: readonly (readonly [string, Asset])[] = [
  ['console.css', { contentType: 'text/css; charset=utf-8', body: styleSheet }],
  ['console.js', { contentType: 'text/javascript; charset=utf-8', body: file('console.js') }],
  ['logo.svg', { contentType: branding.logo.contentType, body: branding.logo.bytes }],
]

const versionOf = ({ body }: Asset): string => createHash('sha256').update(body).digest('base64url').slice(0, 12)

const paths = new Map(contents.map(([name, asset]) => [name, `/assets/${versionOf(asset)}/${name}`]))

/** Where a file of the console is; the path changes with the bytes. */
export const assetPath = (name: string): string => paths.get(name) ?? ''

/** Answers with a file; `undefined` for a path that is none. */
export const serveAsset = (path: string): Response | undefined => {
  const found = contents.find(([name]) => paths.get(name) === path)
  if (found === undefined) return undefined
  const [, { body, contentType }] = found
  return new Response(Buffer.from(body), {
    headers: { 'content-type': contentType, 'cache-control': 'public, max-age=31536000, immutable' },
  })
}

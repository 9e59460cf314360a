import { createHash } from 'node:crypto'
import { enhancementScript } from './enhancement-script.ts'
import { styleSheet } from './style-sheet.ts'

/** A file of ours; its name holds a hash of its bytes, so that it never changes. */
export interface Asset {
  readonly fileName: string
  readonly contentType: string
  readonly body: string
}

const HASH_CHARACTERS = 16

/** Enough of SHA-256 to tell one version of a file from another. */
export const contentHash = (body: string | Uint8Array): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, HASH_CHARACTERS)

const asset = (name: string, extension: string, contentType: string, body: string): Asset => ({
  fileName: `${name}-${contentHash(body)}.${extension}`,
  contentType,
  body,
})

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1d4ed8"/><path d="M9 16.5l5 5 9-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'

export const styleAsset = asset('page', 'css', 'text/css; charset=utf-8', styleSheet)
export const scriptAsset = asset('page', 'js', 'text/javascript; charset=utf-8', enhancementScript)
export const iconAsset = asset('icon', 'svg', 'image/svg+xml', ICON)

const assets: ReadonlyMap<string, Asset> = new Map(
  [styleAsset, scriptAsset, iconAsset].map((entry) => [entry.fileName, entry]),
)

export const findAsset = (fileName: string): Asset | undefined => assets.get(fileName)

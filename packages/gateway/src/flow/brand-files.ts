import { contentHash } from '../asset/assets.ts'
import { accentStyle } from '../brand/accent-style.ts'
import type { Branding } from '../brand/branding.ts'
import type { GatewayParts } from './gateway-parts.ts'
import { fileAnswer } from './respond.ts'

const PURPOSE = 'brand'
const MAXIMUM_LOGO_BYTES = 64 * 1024

const extensions = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const

const readBranding = async ({ options }: GatewayParts, businessAccountId: string | undefined): Promise<Branding> => {
  if (businessAccountId === undefined) return {}
  const { logo, ...branding } = (await options.branding?.(businessAccountId)) ?? {}
  if (logo === undefined) return branding
  const isUsable = logo.contentType in extensions && logo.bytes.length <= MAXIMUM_LOGO_BYTES
  return isUsable ? { ...branding, logo } : branding
}

/** Where the browser finds the colour and the logo of a business; the URL says nothing of whose they are. */
export interface BrandPaths {
  readonly accent: string
  readonly logo?: string
}

export const brandPaths = async (parts: GatewayParts, businessAccountId: string | undefined): Promise<BrandPaths> => {
  const branding = await readBranding(parts, businessAccountId)
  const folder = `${parts.base}/brand/${parts.sealer.sealAlike(businessAccountId ?? '', PURPOSE)}`
  const accent = `${folder}/accent-${contentHash(accentStyle(branding))}.css`
  const { logo } = branding
  if (logo === undefined) return { accent }
  return { accent, logo: `${folder}/logo-${contentHash(logo.bytes)}.${extensions[logo.contentType]}` }
}

/** A drawing must not run or load anything, even if it is opened by itself. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

/** The accent style or the logo; a file name of an earlier version gets the present one, which is not kept. */
export const serveBrandFile = async (
  parts: GatewayParts,
  sealed: string,
  fileName: string,
): Promise<Response | undefined> => {
  const businessAccountId = parts.sealer.open(sealed, PURPOSE)
  if (businessAccountId === undefined) return undefined
  const branding = await readBranding(parts, businessAccountId === '' ? undefined : businessAccountId)
  if (fileName.startsWith('accent-')) {
    const body = accentStyle(branding)
    const isCurrent = fileName === `accent-${contentHash(body)}.css`
    return fileAnswer(parts, { body, contentType: 'text/css; charset=utf-8', isImmutable: isCurrent })
  }
  const { logo } = branding
  if (logo === undefined || !fileName.startsWith('logo-')) return undefined
  const isCurrent = fileName.startsWith(`logo-${contentHash(logo.bytes)}.`)
  return fileAnswer(parts, {
    body: logo.bytes,
    contentType: logo.contentType,
    isImmutable: isCurrent,
    policy: LOGO_POLICY,
  })
}

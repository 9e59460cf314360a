import type { LinkBusiness } from '@linx/engine'
import { iconAsset, scriptAsset, styleAsset } from '../asset/assets.ts'
import { acceptedLanguage, isPageLanguage, type PageLanguage, sayIn } from '../language/page-language.ts'
import { type PageContext, referenceOf } from '../page/page-context.ts'
import { hostCookie, readCookie } from '../visit/visit-cookie.ts'
import { brandPaths } from './brand-files.ts'
import type { GatewayParts } from './gateway-parts.ts'

/** A page's context, and the cookie that keeps a chosen language. */
export interface PageSetting {
  readonly context: PageContext
  readonly cookies: readonly string[]
}

const LANGUAGE_COOKIE = '__Host-linx-language'
const YEAR_SECONDS = 31_536_000

const chosenLanguage = (url: URL): PageLanguage | undefined => {
  const wish = url.searchParams.get('language')
  return isPageLanguage(wish) ? wish : undefined
}

/** Chosen on the page, chosen before, what the browser asks for, what the business speaks. */
const languageOf = (request: Request, url: URL, business: LinkBusiness | undefined): PageLanguage => {
  const kept = readCookie(request.headers.get('cookie'), LANGUAGE_COOKIE)
  return (
    chosenLanguage(url) ??
    (isPageLanguage(kept) ? kept : undefined) ??
    acceptedLanguage(request.headers.get('accept-language')) ??
    business?.language ??
    'en'
  )
}

/** Language, brand and paths for the page that answers this request. */
export const pageSetting = async (
  parts: GatewayParts,
  request: Request,
  about: { readonly business?: LinkBusiness; readonly workflowId?: string } = {},
): Promise<PageSetting> => {
  const url = new URL(request.url)
  const { business, workflowId } = about
  const language = languageOf(request, url, business)
  const chosen = chosenLanguage(url)
  const assets = `${parts.base}/assets`
  return {
    cookies: chosen === undefined ? [] : [hostCookie(LANGUAGE_COOKIE, chosen, YEAR_SECONDS)],
    context: {
      language,
      say: sayIn(language),
      path: url.pathname,
      timeZone: parts.timeZone,
      paths: {
        styleSheet: `${assets}/${styleAsset.fileName}`,
        script: `${assets}/${scriptAsset.fileName}`,
        icon: `${assets}/${iconAsset.fileName}`,
        ...(await brandPaths(parts, business?.businessAccountId)),
      },
      ...(business === undefined ? {} : { business }),
      ...(workflowId === undefined ? {} : { reference: referenceOf(workflowId) }),
    },
  }
}

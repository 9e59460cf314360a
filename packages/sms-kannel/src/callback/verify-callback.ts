import { createHash, timingSafeEqual } from 'node:crypto'
import { type SmsCallbackRequest, SmsError } from '@linx/contracts'
import { type CallbackAccess, type CallbackKind, proofOf } from './callback-url.ts'
import { type Query, readQuery } from './read-query.ts'

/** A text of ten segments in UCS-2, every byte as three characters, is far below. */
const MAXIMUM_URL_CHARACTERS = 65_536

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** A verified callback. */
export interface Callback {
  readonly kind: CallbackKind
  readonly query: Query
}

/**
 * Verifies the proof in the URL in constant time. It vouches for the kind and our reference; the rest of the query is as trustworthy as
 * the way from Kannel to the host. Throws `SmsError` `callback_not_verified`.
 */
export const verifyCallback = ({ url }: SmsCallbackRequest, access: CallbackAccess | undefined): Callback => {
  if (access !== undefined && url.length <= MAXIMUM_URL_CHARACTERS) {
    const query = readQuery(url)
    const kind = query.text('kind') === 'inbound' ? 'inbound' : 'delivery'
    const expected = proofOf(access, kind, kind === 'inbound' ? '' : query.text('reference'))
    if (timingSafeEqual(digest(query.text('proof')), digest(expected))) return { kind, query }
  }
  throw new SmsError(
    'Expected a URL that this adapter made, received another. Pass the URL with its query as Kannel called it.',
    { code: 'callback_not_verified', isRetryable: false },
  )
}

import { createHmac, randomBytes } from 'node:crypto'
import { isSameSecret, type Sealer } from './sealer.ts'

/** What the browser keeps of a visit, sealed; the server keeps nothing. */
export interface VisitTicket {
  /** The link's token, which is in no URL any more. */
  readonly token: string
  /** Of this visit; forms are signed with it. */
  readonly secret: string
  /** When the Customer last did something, in milliseconds. */
  readonly usedAt: number
  /** The Customer has proved what was asked for. */
  readonly isProved?: true
  /** The engine's word for it, good in this browser for some hours. */
  readonly proof?: string
}

const SECRET_BYTES = 16
const HANDLE_CHARACTERS = 16
const HANDLE = /^[A-Za-z0-9_-]{16}$/

/** Names a visit in URLs: the same for every link of one workflow, and of no use without the cookie. */
export const handleOf = (sealer: Sealer, workflowId: string): string =>
  sealer.sign(`visit/${workflowId}`).slice(0, HANDLE_CHARACTERS)

export const isHandle = (text: string): boolean => HANDLE.test(text)

const cookieName = (handle: string): string => `__Host-linx-${handle}`

/** The value of a cookie in a `Cookie` header; the first one counts. */
export const readCookie = (header: string | null, name: string): string | undefined => {
  for (const pair of (header ?? '').split(';')) {
    const [key = '', ...rest] = pair.trim().split('=')
    if (key === name) return rest.join('=')
  }
  return undefined
}

/** Goes to this origin only, over TLS only, not to scripts, and not along with requests that other sites make. */
export const hostCookie = (name: string, value: string, maximumAgeSeconds: number): string =>
  `${name}=${value}; Path=/; Max-Age=${maximumAgeSeconds}; Secure; HttpOnly; SameSite=Lax`

export const newTicket = (token: string, now: number): VisitTicket => ({
  token,
  secret: randomBytes(SECRET_BYTES).toString('base64url'),
  usedAt: now,
})

/** The `Set-Cookie` of a visit. */
export const sealTicket = (sealer: Sealer, handle: string, ticket: VisitTicket, lifeMs: number): string => {
  const name = cookieName(handle)
  return hostCookie(name, sealer.seal(JSON.stringify(ticket), name), Math.floor(lifeMs / 1_000))
}

/** The visit that the browser is in; `undefined` without a cookie of ours, and when nothing was done for `lifeMs`. */
export const openTicket = (
  sealer: Sealer,
  handle: string,
  cookies: string | null,
  { now, lifeMs }: { readonly now: number; readonly lifeMs: number },
): VisitTicket | undefined => {
  const name = cookieName(handle)
  const sealed = readCookie(cookies, name)
  const text = sealed === undefined ? undefined : sealer.open(sealed, name)
  if (text === undefined) return undefined
  const ticket = JSON.parse(text) as VisitTicket
  return now - ticket.usedAt < lifeMs ? ticket : undefined
}

/** The nonce of one form of one visit; `what` names the form and, for a confirmation, what it shows (requirements L6, I9). */
export const formNonce = ({ secret }: VisitTicket, what: string): string =>
  createHmac('sha256', secret).update(what).digest('base64url').slice(0, 22)

export const isFormNonce = (ticket: VisitTicket, what: string, nonce: string): boolean =>
  isSameSecret(formNonce(ticket, what), nonce)

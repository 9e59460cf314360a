import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { addressKind } from './address-ranges.ts'
import { AddressRefusedError } from './webhook-transport.ts'

/** Finds every address of a name. */
export type LookupAll = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void

const lookupAll: LookupAll = (hostname, done) => systemLookup(hostname, { all: true }, done)

const isAllowed = (address: string, allowsLoopback: boolean): boolean => {
  const kind = addressKind(address)
  return kind === 'public' || (kind === 'loopback' && allowsLoopback)
}

/**
 * A `lookup` for sockets that answers nothing if one address of the name is not public. The socket connects to the address that was checked,
 * so that a name which changes its address between check and use (DNS rebinding) gains nothing.
 */
export const createGuardedLookup =
  (allowsLoopback: boolean, resolve: LookupAll = lookupAll): LookupFunction =>
  (hostname, options, done) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? []
      if (error !== null) return done(error, '', 0)
      const refused = addresses.find(({ address }) => !isAllowed(address, allowsLoopback))
      if (refused !== undefined || first === undefined) {
        return done(new AddressRefusedError('The host name stands for an address that is not public.'), '', 0)
      }
      if (options.all === true) return done(null, [...addresses])
      return done(null, first.address, first.family)
    })
  }

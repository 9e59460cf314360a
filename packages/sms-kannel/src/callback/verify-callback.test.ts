import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CALLBACK } from '../test-support/examples.ts'
import { deliveryUrl, inboundUrl } from './callback-url.ts'
import { deliveriesIn } from './read-callback.ts'
import { verifyCallback } from './verify-callback.ts'

const requestOf = (url: string) => ({ url, headers: {}, rawBody: '' })
const filled = (reference: string): string =>
  deliveryUrl(CALLBACK, reference)
    .replace('%d', '1')
    .replace(/&answer.*/, '')

describe('verifyCallback', () => {
  it('brings every reference back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (reference) => {
        const callback = verifyCallback(requestOf(filled(reference)), CALLBACK)
        expect(deliveriesIn(callback, 0)).toEqual([{ reference, status: 'DELIVERED', at: 0 }])
      }),
    )
  })

  it('believes a proof for no other reference, no other kind and no other secret', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }),
        ([one = '', other = '']) => {
          const proofIn = (url: string): string => /proof=[\w-]+/.exec(url)?.[0] ?? ''
          const swapped = filled(one).replace(proofIn(filled(one)), proofIn(filled(other)))
          const inbound = filled(one).replace(proofIn(filled(one)), proofIn(inboundUrl(CALLBACK)))
          for (const url of [swapped, inbound])
            expect(() => verifyCallback(requestOf(url), CALLBACK)).toThrow('Expected a URL')
          const otherAccess = { ...CALLBACK, secret: `${CALLBACK.secret}x` }
          expect(() => verifyCallback(requestOf(filled(one)), otherAccess)).toThrow('Expected a URL')
        },
      ),
    )
  })
})

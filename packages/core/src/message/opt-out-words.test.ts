import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInboundIntent } from './opt-out-words.ts'

const optOuts =
  `STOP|stop|Stop|sToP|STOP.|stop!|"STOP"|'stop'|  stop  |STOP\n|\tstop|STOP!!!|*STOP*|(stop)|stop…|s t o p|S.T.O.P|S-T-O-P
ＳＴＯＰ|ｓｔｏｐ|stop 🙏|🛑 STOP 🛑|stop\u200b|\u2066stop\u2069|STOPALL|stop all|Stop All.|stop-all|STOP PLEASE|please stop|Please, stop!
stop texting me|Stop sending me messages|stop now|QUIT|quit.|END|end|End.|REVOKE|revoke!|CANCEL|Cancel|UNSUBSCRIBE|Unsubscribe me
unsubscribe.|OPT OUT|opt-out|OptOut|opt me out|REMOVE|remove me|TD|td|ARRET|ARRÊT|arrêt|Arrêter|DÉSABONNER|ALTO|¡Alto!|BAJA|no more messages
do not text me|don't text me|Don’t text me`
    .split(/[|]|\n(?=[^|])/)
    .filter((text) => text !== '')

const notOptOuts =
  `please don't stop|Don't stop|I won't stop|stop by tomorrow|how do I stop this payment?|can you stop the transfer|bus stop
stop, I meant start|nonstop|stopped|stopping|stopover|unstoppable|the end|end of month|ending|weekend|send|spend|friend|legend|endless
cancelled|cancellation|can I cancel my card?|cancel the payment please|I cancelled it|quite|quitting smoking|I quit my job|mosquito
removed|removal|please remove the old card|unsubscribed|how to unsubscribe from the newsletter|opt|out|opt in|option|optional|optician
tdd|td bank|altogether|salto|high altitude|arrest|bajar|START|HELP|yes|no|ok|thanks|1|123456|👍|?|…|who is this|wrong number
I got your text|is this real|revoked|revoker|stop1|5top`
    .split(/[|\n]/)
    .filter((text) => text !== '')

describe('opting out', () => {
  it(`knows ${optOuts.length} ways to say it`, () => {
    expect(optOuts.length).toBeGreaterThanOrEqual(60)
    expect(optOuts.filter((text) => readInboundIntent(text) !== 'stop')).toEqual([])
  })

  it(`takes none of ${notOptOuts.length} other texts for it`, () => {
    expect(notOptOuts.length).toBeGreaterThanOrEqual(60)
    expect(notOptOuts.filter((text) => readInboundIntent(text) === 'stop')).toEqual([])
  })

  it.each([
    "please don't stop",
    'how do I stop this payment?',
    'I want to opt out of this',
    'unsubscribe from the newsletter',
  ])('gives %j to a person', (text) => {
    expect(readInboundIntent(text)).toBe('review')
  })
})

describe('other words', () => {
  it.each([
    ['START', 'start'],
    ['unstop', 'start'],
    ['Opt-in', 'start'],
    ['HELP', 'help'],
    ['info?', 'help'],
    ['Aide', 'help'],
    ['¿Ayuda?', 'help'],
    ['yes', 'other'],
    ['', 'other'],
    ['…', 'other'],
  ])('reads %j as %s', (text, intent) => {
    expect(readInboundIntent(text)).toBe(intent)
  })

  it('answers any text, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (text) => {
        expect(['stop', 'start', 'help', 'review', 'other']).toContain(readInboundIntent(text))
      }),
    )
  })
})

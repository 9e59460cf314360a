import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { camt054, pacs004, pain002 } from '../test-support/bank-reports.ts'
import { exampleReference } from '../test-support/example-wire.ts'
import { readMessage, readNotification, readReturn, readStatusReport } from './read-messages.ts'

const { reference } = exampleReference()
const sound = pain002({ reference, status: 'ACSC' })
const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.10'

const reasonOf = (body: string | Uint8Array): string => {
  const outcome = readMessage(body)
  return outcome.outcome === 'unreadable' ? outcome.reason : 'read'
}

const withDoctype = (doctype: string): string => sound.replace('<Document', `${doctype}<Document`)

const BILLION_LAUGHS = `<!DOCTYPE Document [<!ENTITY a "ha">${Array.from(
  { length: 20 },
  (_, level) => `<!ENTITY b${level} "${`&b${level - 1};`.repeat(10)}">`,
).join('')}]>`

describe('hostile XML', () => {
  it.each([
    ['a document type', withDoctype('<!DOCTYPE Document>')],
    ['an external document type', withDoctype('<!DOCTYPE Document SYSTEM "file:///etc/passwd">')],
    ['a document type in another case', withDoctype('<!doctype Document []>')],
    ['an entity bomb', withDoctype(BILLION_LAUGHS)],
    ['a document type after the root', `${sound}<!DOCTYPE a>`],
    ['a document type in a comment', withDoctype('<!-- <!DOCTYPE a> -->')],
    ['an entity definition without document type', withDoctype('<!ENTITY a "b">')],
  ])('%s is refused before anything is parsed', (_, xml) => {
    expect(reasonOf(xml)).toContain('document type')
  })

  it.each([
    ['an undefined entity', sound.replace('>ACSC<', '>&state;<')],
    ['a bare ampersand', sound.replace('>ACSC<', '>A & B<')],
    ['a character that is none', sound.replace('>ACSC<', '>&#x110000;<')],
    ['a null character', sound.replace('>ACSC<', '>&#0;<')],
    ['names that JavaScript reserves', sound.replaceAll('TxSts', '__proto__')],
    ['two roots', `${sound}${sound.replace(/<\?.*\?>/, '')}`],
    ['text after the root', `${sound}more`],
    ['no root', '<?xml version="1.0"?>'],
    ['nothing', ''],
    ['another encoding', new TextEncoder().encode(sound.replace('UTF-8', 'ISO-8859-1'))],
    ['bytes that are no UTF-8', new Uint8Array([...new TextEncoder().encode(sound), 0xff])],
    ['UTF-16', Uint8Array.from(Buffer.from(sound, 'utf16le'))],
  ])('%s is unreadable', (_, body) => {
    expect(reasonOf(body)).not.toBe('read')
  })

  it.each([
    ['no namespace', sound.replace(` xmlns="${NAMESPACE}"`, '')],
    ['another namespace', sound.replace(NAMESPACE, 'urn:example:evil')],
    ['a namespace that only begins alike', sound.replace(NAMESPACE, `${NAMESPACE}.evil`)],
    ['a namespace of a message that is not read', sound.replace('pain.002.001.10', 'pain.001.001.09')],
    ['the namespace of another message', sound.replace('pain.002.001.10', 'camt.054.001.08')],
    ['a prefix that nothing declares', sound.replace('<Document', '<x:Document').replace('</Document', '</x:Document')],
    ['a body in another namespace', sound.replace('<CstmrPmtStsRpt>', '<CstmrPmtStsRpt xmlns="urn:example:evil">')],
    ['two documents in one envelope', `<E>${sound.replace(/<\?.*\?>/, '').repeat(2)}</E>`],
  ])('%s is unreadable', (_, xml) => {
    expect(reasonOf(xml)).not.toBe('read')
  })

  it('a status that another namespace smuggles in is not seen', () => {
    const smuggled = sound.replace('<TxSts>', '<TxSts xmlns="urn:example:evil">RJCT</TxSts><TxSts>')
    expect(readStatusReport(smuggled)).toMatchObject({ events: [{ state: 'settled' }] })
  })

  it('a document with prefixes, in an envelope, with CDATA, comments and a byte order mark is the same', () => {
    const { events } = readStatusReport(sound) as { events: unknown }
    const prefixed = sound.replaceAll(/<(\/?)([A-Z])/g, '<$1p:$2').replace('xmlns=', 'xmlns:p=')
    const variants = [
      prefixed,
      `\uFEFF${sound}`,
      sound.replace('>ACSC<', '><![CDATA[ACSC]]><'),
      sound.replace('>ACSC<', '>AC<!-- x -->SC<'),
      sound.replace('>ACSC<', '> &#65;&#x43;SC\n<'),
      `<BizMsg><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"><Fr/></AppHdr>${sound.replace(/<\?.*\?>/, '')}</BizMsg>`,
    ]
    for (const xml of variants) expect(readStatusReport(xml)).toEqual({ outcome: 'read', events })
  })

  it('50 MB are not looked at', () => {
    const large = new Uint8Array(50 * 1024 * 1024).fill(0x20)
    expect(reasonOf(large)).toContain('at most 8388608 bytes')
    expect(reasonOf('x'.repeat(50 * 1024 * 1024))).toContain('at most')
  })

  it.each([51, 1_000, 500_000])('%i elements inside each other are refused', (depth) => {
    const deep = `<Document xmlns="${NAMESPACE}">${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</Document>`
    expect(reasonOf(deep)).not.toBe('read')
    expect(reasonOf(`<Document xmlns="${NAMESPACE}">${'<a>'.repeat(depth)}`)).not.toBe('read')
  })

  it('millions of characters where a few belong are cut, in good time', () => {
    const long = 'A'.repeat(7_000_000)
    const texts = pain002({ reference, status: 'RJCT', reasonCode: 'NARR', text: long })
    expect(readStatusReport(texts)).toMatchObject({ events: [{ reason: expect.stringMatching(/^.{1,500}$/) }] })
    const names = pain002({ reference: 'INVOICE-7' }).replaceAll('INVOICE-7', 'A'.repeat(1_000_000))
    expect(readStatusReport(names)).toMatchObject({ events: [{ reference: 'A'.repeat(64) }] })
    const codes = pain002({ reference, status: long })
    expect(readStatusReport(codes)).toMatchObject({ events: [{ state: 'pending', code: 'A'.repeat(35) }] })
  })

  it('a message that was cut anywhere is unreadable', () => {
    for (const xml of [sound, pacs004({ reference }), camt054('NOTE-1', [{ reference }])]) {
      const end = xml.lastIndexOf('>')
      for (let length = 0; length <= end; length += 1)
        expect(readMessage(xml.slice(0, length)).outcome).toBe('unreadable')
    }
  })
})

describe('no reader throws', () => {
  it('for any text or bytes', () => {
    const body = fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array())
    fc.assert(
      fc.property(body, (rawBody) => {
        for (const read of [readStatusReport, readReturn, readNotification]) {
          expect(read(rawBody).outcome).toBe('unreadable')
        }
      }),
    )
  })

  it('for sound messages with a piece replaced by another', () => {
    const message = fc.constantFrom(sound, pacs004({ reference }), camt054('NOTE-1', [{ reference }]))
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom('<', '>', '/>', '</', ']]>', '<![CDATA[', '<!--', '&', '"', "'", '=', '<?x', ':'),
    )
    fc.assert(
      fc.property(message, fc.nat(), fc.nat({ max: 20 }), piece, (xml, from, length, text) => {
        const at = from % xml.length
        const broken = xml.slice(0, at) + text + xml.slice(at + length)
        expect(['read', 'unreadable']).toContain(readMessage(broken).outcome)
      }),
      { numRuns: 1_000 },
    )
  })
})

import type { RailInbound } from '@linx/contracts'
import type { OpenRail, RailCase } from '../rail-context.ts'
import { expectOutcome, submitSound } from './submit-cases.ts'

const clause = 'RailAdapter.ingest MUST NOT throw'
const DEEP = 20_000
const LONG = 2_000_000

/** Bodies that have broken readers before. */
const HOSTILE_BODIES: readonly (string | Uint8Array)[] = [
  '',
  '\u0000',
  ' \r\n \r\n',
  'null',
  '[]',
  '{}',
  '"text"',
  '12345678901234567890',
  '{"__proto__":{"isAdmin":true},"reference":{},"amount":1e999}',
  '[null,1,"a",{"reference":null,"events":[[]]}]',
  '['.repeat(DEEP),
  `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
  '<a>'.repeat(DEEP),
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>',
  '9'.repeat(94),
  `${'9'.repeat(94)}\n`.repeat(10),
  'x'.repeat(LONG),
  new Uint8Array(0),
  new Uint8Array([0xff, 0xfe, 0x00, 0xd8, 0xff]),
  new Uint8Array(1_000).fill(0x80),
]

const ingestAll = async (opened: OpenRail, inbounds: readonly RailInbound[]): Promise<void> => {
  for (const inbound of inbounds) {
    const outcome = await opened.ingest(inbound)
    expectOutcome(outcome, ['read', 'unverified', 'unreadable'])
  }
}

export const hostileIngestCases: readonly RailCase[] = [
  {
    id: 'ingest.hostile',
    title: 'answers whatever comes from outside, as webhook and as file, and never throws',
    clause,
    needs: 'news',
    run: async ({ open }) => {
      const opened = await open()
      const hostile = HOSTILE_BODIES.flatMap((rawBody): readonly RailInbound[] => [
        { source: 'webhook', rawBody },
        { source: 'webhook', headers: { signature: '\u0000', 'content-type': 'x'.repeat(10_000) }, rawBody },
        { source: 'file', rawBody },
        { source: 'file', name: '../../etc/passwd', rawBody },
      ])
      await ingestAll(opened, hostile)
    },
  },
  {
    id: 'ingest.cut',
    title: 'answers news that were cut off anywhere, and never throws',
    clause,
    needs: ['news', 'news:settled'],
    run: async ({ open }) => {
      const opened = await open()
      const inbound = await opened.tell('settled', await submitSound(opened))
      const { rawBody } = inbound
      const cuts = Array.from({ length: 50 }, (_, index) => Math.floor((rawBody.length * index) / 50))
      await ingestAll(
        opened,
        cuts.map((length) => ({ ...inbound, rawBody: rawBody.slice(0, length) })),
      )
    },
  },
  {
    id: 'ingest.changes-no-money',
    title: 'moves no money, whatever it reads',
    clause: 'RailAdapter.ingest',
    needs: ['news', 'news:settled'],
    run: async ({ open }) => {
      const opened = await open()
      const payment = await submitSound(opened)
      const inbound = await opened.tell('settled', payment)
      const before = JSON.stringify(opened.peer.payments())
      await ingestAll(opened, [inbound, inbound])
      const after = JSON.stringify(opened.peer.payments())
      expectOutcome({ outcome: after === before ? 'unchanged' : 'changed' }, ['unchanged'], 'the payments of the peer')
    },
  },
]

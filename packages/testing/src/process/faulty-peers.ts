import type { RailAdapter, Solution } from '@linx/contracts'
import type { WebhookTransport } from '@linx/engine'
import type { VirtualClock } from '../clock/virtual-clock.ts'
import type { ScriptedRail } from '../rail/scripted-rail.ts'
import type { SimulationPeers } from '../simulation/create-simulation.ts'
import { ProcessDied } from '../storage/storage-fault.ts'
import type { RecordingWebhooks } from '../webhook/recording-webhooks.ts'
import { PEER_FATES, type PeerCallFault } from './fault.ts'
import type { ProcessLife } from './process-life.ts'

/** Everything outside that an engine calls. */
export interface Peers extends SimulationPeers {
  readonly webhooks: RecordingWebhooks
}

export interface FaultyPeers {
  readonly peers: Peers
  /** How many calls reached a wrapper. */
  calls(): number
}

/** Behind the deadline of every call of the default policies. */
const LATE_MS = 16_000

const LOST = { outcome: 'unknown', cause: 'lost, as planned' } as const

/** Wraps all peers of a process so that their calls go as planned. An answer that is late moves the clock, which must queue (`createQueuedClock`). */
export const createFaultyPeers = (
  peers: Peers,
  plan: readonly PeerCallFault[],
  { life, clock }: { readonly life: ProcessLife; readonly clock: VirtualClock },
): FaultyPeers => {
  let calls = 0

  const suffer = async <Answer>(
    { kind, call }: PeerCallFault,
    run: () => Promise<Answer>,
    lost: () => Promise<Answer>,
  ): Promise<Answer> => {
    life.noteStrike()
    const { timesDone, ending } = PEER_FATES[kind]
    let answer = lost
    for (let time = 0; time < timesDone; time += 1) {
      const given = await run()
      answer = async () => given
    }
    if (ending === 'die') {
      life.die(new ProcessDied(`The process died at call ${call} to a peer, as planned by ${kind}.`))
      life.refuseTheDead()
    }
    if (ending === 'late') await clock.advance(LATE_MS)
    return ending === 'nothing' ? lost() : answer()
  }

  const guard = async <Answer>(
    name: string,
    run: () => Promise<Answer>,
    lost: () => Promise<Answer>,
  ): Promise<Answer> => {
    life.refuseTheDead()
    calls += 1
    const fault = plan.find(({ call }) => call === calls)
    life.tell(fault === undefined ? name : `${name}, ${fault.kind}`)
    const answer = await (fault === undefined ? run() : suffer(fault, run, lost))
    life.refuseTheDead()
    return answer
  }

  const unknown = async () => LOST

  const wrapRail = (rail: ScriptedRail): ScriptedRail => {
    const { inquire, cancel, verifyAccount } = rail
    const wrapped: Pick<RailAdapter, 'submit' | 'inquire' | 'cancel' | 'verifyAccount'> = {
      submit: (request, reference, context) =>
        guard(`${rail.name} submit`, () => rail.submit(request, reference, context), unknown),
      ...(inquire === undefined
        ? {}
        : {
            inquire: (reference, context) =>
              guard(`${rail.name} inquire`, () => inquire.call(rail, reference, context), unknown),
          }),
      ...(cancel === undefined
        ? {}
        : {
            cancel: (reference, context) =>
              guard(`${rail.name} cancel`, () => cancel.call(rail, reference, context), unknown),
          }),
      ...(verifyAccount === undefined
        ? {}
        : {
            verifyAccount: (request, reference, context) =>
              guard(`${rail.name} verify`, () => verifyAccount.call(rail, request, reference, context), unknown),
          }),
    }
    return { ...rail, ...wrapped }
  }

  const { sms, rails, webhooks } = peers
  const transport: WebhookTransport = (url, request) =>
    guard(
      'webhook post',
      () => webhooks.transport(url, request),
      () => Promise.reject(new Error('Lost, as planned.')),
    )
  return {
    calls: () => calls,
    peers: {
      sms: {
        ...sms,
        send: (message, context) => guard(`sms ${message.kind}`, () => sms.send(message, context), unknown),
      },
      rails: {
        ach: wrapRail(rails.ach),
        wire: wrapRail(rails.wire),
        'push-to-card': wrapRail(rails['push-to-card']),
      } satisfies { readonly [solution in Solution]: ScriptedRail },
      webhooks: { ...webhooks, transport },
    },
  }
}

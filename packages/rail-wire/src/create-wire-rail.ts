import type { IngestOutcome, RailAdapter, RailInbound } from '@linx/contracts'
import { planWire } from './plan/plan-wire.ts'
import { readMessage } from './read/read-messages.ts'
import { isWireReference, makeWireReference } from './reference/wire-reference.ts'
import { inquireWire } from './submit/inquire-wire.ts'
import { submitWire } from './submit/submit-wire.ts'
import { validateRequest } from './validate-request.ts'
import { wireCapabilities } from './wire-capabilities.ts'
import type { WireRailOptions } from './wire-rail-options.ts'

/** A wire rail: the engine's adapter, and nothing beside it. */
export type WireRail = RailAdapter & Required<Pick<RailAdapter, 'ingest'>>

const isVerified = async (inbound: RailInbound, { verify }: WireRailOptions): Promise<boolean> => {
  if (verify === undefined) return inbound.source === 'file'
  try {
    return (await verify(inbound)) === true
  } catch {
    return false
  }
}

const ingest = async (inbound: RailInbound, options: WireRailOptions): Promise<IngestOutcome> => {
  const outcome = readMessage(inbound.rawBody, options.maximumInboundBytes)
  if (await isVerified(inbound, options)) return outcome
  const events = outcome.outcome === 'read' ? outcome.events : []
  return { outcome: 'unverified', references: [...new Set(events.flatMap(({ reference }) => reference ?? []))] }
}

/**
 * Makes the adapter of the solution `wire`. Throws `RailError` for options that do not fit together; `plan` throws one for a calendar
 * that has no banking day within 60 days.
 */
export const createWireRail = (options: WireRailOptions): WireRail => {
  const capabilities = wireCapabilities(options)
  const { windows, transport } = options
  const format = options.message?.format ?? 'pain.001'

  const validate: RailAdapter['validate'] = (request) => validateRequest(request, capabilities, options)

  const plan: RailAdapter['plan'] = (request, { now }) => {
    const window = windows[request.currency]
    return window === undefined
      ? { submitAt: now, settlementPriority: request.settlementPriority }
      : planWire(request, window, now)
  }

  const submit: RailAdapter['submit'] = async (request, { reference }, { signal }) => {
    const [issue] = validate(request)
    if (issue !== undefined) return { outcome: 'rejected', code: issue.code, reason: issue.message, retry: 'never' }
    const window = windows[request.currency]
    if (window === undefined || !isWireReference(reference)) {
      const reason = 'Expected a reference that this rail made, received another one.'
      return { outcome: 'rejected', code: 'wire_reference', reason, retry: 'never' }
    }
    return submitWire(request, reference, window, signal, options)
  }

  const inquire = transport.inquire?.bind(transport)
  return {
    specificationVersion: 'v1',
    name: `wire-${format}`,
    capabilities,
    validate,
    plan,
    makeReference: makeWireReference,
    submit,
    ...(inquire === undefined
      ? {}
      : { inquire: ({ reference }, { signal }) => inquireWire(inquire, reference, signal, options) }),
    ingest: (inbound) => ingest(inbound, options),
  }
}

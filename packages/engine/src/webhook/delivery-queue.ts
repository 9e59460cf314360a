import type { WebhookDelivery } from '@linx/core'
import type { EngineParts } from '../engine-parts.ts'
import { type RecordChange, recordChange } from '../store/change.ts'
import { fromRecord, type Loaded } from '../store/record-kind.ts'
import { deliveryKind, deliveryLane } from './webhook-kinds.ts'
import { loadDelivery } from './webhook-store.ts'

/** So many may wait behind one that has not begun yet. */
const MAXIMUM_LINKS = 10_000

/** The ends of lanes as one decision sees them: what is stored, and what it has put behind it. */
export class DeliveryQueue {
  readonly #parts: EngineParts
  readonly #businessAccountId: string
  readonly #stored = new Map<string, Loaded<WebhookDelivery>>()
  readonly #changed = new Map<string, WebhookDelivery>()
  readonly #tailIds = new Map<string, string>()

  constructor(parts: EngineParts, businessAccountId: string) {
    this.#parts = parts
    this.#businessAccountId = businessAccountId
  }

  /** The last delivery of a lane. */
  async tail(subscriptionId: string, lane: string): Promise<WebhookDelivery | undefined> {
    const name = deliveryLane({ subscriptionId, lane })
    const known = this.#tailIds.get(name)
    if (known !== undefined) return this.#changed.get(known) ?? this.#stored.get(known)?.state
    const highest = await this.#findHighest(name)
    if (highest === undefined) return undefined
    const last = await this.#followLinks(highest)
    this.#tailIds.set(name, last.state.id)
    return last.state
  }

  /** A delivery that is new becomes the last of its lane. */
  put(delivery: WebhookDelivery): void {
    this.#changed.set(delivery.id, delivery)
    this.#tailIds.set(deliveryLane(delivery), delivery.id)
  }

  changes(): readonly RecordChange[] {
    return [...this.#changed.values()].map((after) => recordChange(deliveryKind, after, this.#stored.get(after.id)))
  }

  async #findHighest(lane: string): Promise<Loaded<WebhookDelivery> | undefined> {
    const { records } = await this.#parts.store.find({
      businessAccountId: this.#businessAccountId,
      kind: deliveryKind.kind,
      where: [{ index: 'lane', equals: lane }],
      sort: { index: 'order', direction: 'desc' },
      offset: 0,
      limit: 1,
      countUpTo: 0,
    })
    const [record] = records
    return record === undefined ? undefined : this.#remember(fromRecord<WebhookDelivery>(record))
  }

  /** Events of one sequence number may have come in another order than that of their ids. */
  async #followLinks(start: Loaded<WebhookDelivery>): Promise<Loaded<WebhookDelivery>> {
    let last = start
    for (let links = 0; links < MAXIMUM_LINKS && last.state.nextDeliveryId !== undefined; links += 1) {
      const next = await loadDelivery(this.#parts, this.#businessAccountId, last.state.nextDeliveryId)
      if (next === undefined) return last
      last = this.#remember(next)
    }
    return last
  }

  #remember(loaded: Loaded<WebhookDelivery>): Loaded<WebhookDelivery> {
    this.#stored.set(loaded.state.id, loaded)
    return loaded
  }
}

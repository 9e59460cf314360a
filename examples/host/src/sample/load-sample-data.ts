import type { WebhookSubscriptionView } from '@linx/core'
import { type ConsoleApi, demandBody } from '../console/console-api.ts'
import type { HostStore } from '../host/host-store.ts'
import { RECEIVER_KEY } from '../webhook/receive-webhook.ts'
import { accountOf, customerAccountBody, customerBody, otherAccounts, samplePeople } from './sample-parties.ts'
import { sampleTemplates } from './sample-templates.ts'

/** Stores the parties and templates of the samples, by the API. */
export const loadSampleData = async (api: ConsoleApi): Promise<void> => {
  for (const { id, body } of otherAccounts) demandBody(await api.send('PUT', `/v1/financial-accounts/${id}`, body))
  for (const person of Object.values(samplePeople)) {
    demandBody(await api.send('PUT', `/v1/customers/${person.id}`, customerBody(person)))
    demandBody(await api.send('PUT', `/v1/financial-accounts/${accountOf(person)}`, customerAccountBody(person)))
  }
  for (const template of sampleTemplates) demandBody(await api.post('/v2/linx/templates', template))
}

const RECEIVER_ID = 'receiver-subscription'
const SUBSCRIPTIONS = '/v1/webhooks/subscriptions'

/** Has the events sent to the built-in receiver; its address changes with the port. */
export const subscribeReceiver = async (api: ConsoleApi, store: HostStore, url: string): Promise<void> => {
  const known = store.setting(RECEIVER_ID)
  if (known !== undefined) {
    demandBody(await api.send('PATCH', `${SUBSCRIPTIONS}/${known}`, { url }))
    return
  }
  const description = 'The receiver of this host'
  const created = demandBody(
    await api.post<WebhookSubscriptionView & { readonly verificationKey: string }>(SUBSCRIPTIONS, { url, description }),
  )
  store.keepSetting(RECEIVER_KEY, created.verificationKey)
  store.keepSetting(RECEIVER_ID, created.id)
}

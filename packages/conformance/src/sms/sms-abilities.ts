import type { SmsSubject } from './sms-subject.ts'

/** What `needs` of an SMS case can ask for, as far as this adapter and its peer have it. */
export const smsAbilitiesOf = (subject: SmsSubject): ReadonlySet<string> => {
  const { capabilities, faults, traits, newsBy, statuses, manners } = subject
  const isHeard = newsBy !== 'none'
  const conditions: { readonly [ability: string]: boolean } = {
    idempotency: capabilities.idempotent,
    'names as sender': capabilities.alphanumericSender,
    'no names as sender': !capabilities.alphanumericSender,
    deliveries: isHeard && capabilities.deliveryReports && statuses.length > 0,
    inbound: isHeard && capabilities.inbound,
    callbacks: newsBy === 'callback',
    connection: newsBy === 'connection',
  }
  return new Set([
    ...Object.keys(conditions).filter((ability) => conditions[ability] === true),
    ...faults.map((fault) => `send:${fault}`),
    ...traits.map((trait) => `trait:${trait}`),
    ...statuses.map((status) => `delivery:${status}`),
    ...manners.map((manner) => `news:${manner}`),
  ])
}

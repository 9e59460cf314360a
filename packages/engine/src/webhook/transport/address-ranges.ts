import { BlockList, isIPv6 } from 'node:net'

type Range = readonly [network: string, prefix: number]

const LOOPBACK_V4: readonly Range[] = [['127.0.0.0', 8]]
const LOOPBACK_V6: readonly Range[] = [['::1', 128]]

/** IANA special-purpose registry of IPv4: nothing of it is a public endpoint. */
const RESERVED_V4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** IANA special-purpose registry of IPv6, and the ranges that carry IPv4 addresses inside. */
const RESERVED_V6: readonly Range[] = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const listOf = (v4: readonly Range[], v6: readonly Range[]): BlockList => {
  const list = new BlockList()
  for (const [network, prefix] of v4) list.addSubnet(network, prefix, 'ipv4')
  for (const [network, prefix] of v6) list.addSubnet(network, prefix, 'ipv6')
  return list
}

const loopback = listOf(LOOPBACK_V4, LOOPBACK_V6)
const reserved = listOf(RESERVED_V4, RESERVED_V6)

/** What kind of address an IP address is; an IPv4 address inside an IPv6 one (`::ffff:…`) counts as itself. */
export const addressKind = (address: string): 'public' | 'loopback' | 'reserved' => {
  const family = isIPv6(address) ? 'ipv6' : 'ipv4'
  if (loopback.check(address, family)) return 'loopback'
  return reserved.check(address, family) ? 'reserved' : 'public'
}

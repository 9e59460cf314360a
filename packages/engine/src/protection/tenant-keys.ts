import { hkdfSync } from 'node:crypto'
import { DATA_KEY_BYTES, DataKey } from './data-key.ts'
import { createMac, type Mac } from './mac.ts'

/** 128 bits: no two words of a tenant share one. */
const BLIND_CHARACTERS = 22
/** A tenant may seal a million million texts. */
const LANES = 256
const MAXIMUM_KNOWN_TERMS = 16_384

/** The keys of one Business Account, all derived from its one wrapped data key (HKDF-SHA256, RFC 5869). Live in memory only. */
export class TenantKeys {
  /** Seals what belongs to no Customer. */
  readonly data: DataKey
  /** Seals the keys of Customers. */
  readonly customers: DataKey
  readonly #root: Uint8Array
  readonly #macs = new Map<string, Mac>()
  readonly #knownTerms = new Map<string, string>()

  constructor(root: Uint8Array) {
    this.#root = root
    this.data = new DataKey(this.#derive('data'), LANES)
    this.customers = new DataKey(this.#derive('customers'), LANES)
  }

  /** HMAC-SHA256 in base64url under a key of this purpose. */
  mac(purpose: string, text: string): string {
    return this.#macOf(purpose)(text).toString('base64url')
  }

  /**
   * The blind form of a search term `<field>:<word>`: the field in clear, the word as an HMAC under the field's own key. The engine cuts it to
   * 128 bits. Equal words of a field are equal; nothing else shows.
   */
  blindTerm(term: string): string {
    const known = this.#knownTerms.get(term)
    if (known !== undefined) return known
    const field = term.slice(0, term.indexOf(':'))
    const blind = `${field}:${this.mac(`term/${field}`, term).slice(0, BLIND_CHARACTERS)}`
    if (this.#knownTerms.size >= MAXIMUM_KNOWN_TERMS) this.#knownTerms.clear()
    this.#knownTerms.set(term, blind)
    return blind
  }

  #derive(purpose: string): Uint8Array {
    return new Uint8Array(hkdfSync('sha256', this.#root, '', `linx/tenant/${purpose}`, DATA_KEY_BYTES))
  }

  #macOf(purpose: string): Mac {
    const known = this.#macs.get(purpose)
    if (known !== undefined) return known
    const mac = createMac(this.#derive(`mac/${purpose}`))
    this.#macs.set(purpose, mac)
    return mac
  }
}

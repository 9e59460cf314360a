/** What this package uses of `smpp` 0.5, which has no types of its own. */
declare module 'smpp' {
  import type { Server } from 'node:net'

  export interface SmppMessage {
    /** Decoded by `data_coding`; bytes if the library does not know it. */
    readonly message: string | Buffer
    readonly udh?: readonly Buffer[]
  }

  export interface SmppFields {
    readonly [field: string]: string | number | Buffer | undefined
  }

  export class PDU {
    constructor(command: string, fields?: SmppFields)
    readonly command: string
    /** Octets of the whole PDU, as it says itself. */
    readonly command_length: number
    readonly command_status: number
    readonly sequence_number: number
    readonly message_id?: string
    readonly esm_class?: number
    readonly data_coding?: number
    readonly source_addr_ton?: number
    readonly source_addr?: string
    readonly dest_addr_ton?: number
    readonly destination_addr?: string
    readonly registered_delivery?: number
    readonly validity_period?: Date | string
    readonly system_id?: string
    readonly password?: string
    readonly short_message?: SmppMessage | Buffer | string
    readonly message_payload?: SmppMessage | Buffer | string
    readonly receipted_message_id?: string
    readonly message_state?: number
    isResponse(): boolean
    response(fields?: SmppFields): PDU
    toBuffer(): Buffer
  }

  export interface Session {
    readonly socket: {
      readonly bytesRead: number
      write(bytes: Buffer): boolean
      setNoDelay(isOn: boolean): void
    }
    on(event: 'connect' | 'secureConnect' | 'close', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
    on(event: 'pdu', listener: (pdu: PDU) => void): this
    /** `false`: the socket takes nothing more, and nothing was written. */
    send(pdu: PDU): boolean
    destroy(): void
  }

  export function connect(options: {
    readonly host: string
    readonly port: number
    readonly tls: boolean
    readonly [option: string]: unknown
  }): Session
  export function createServer(listener: (session: Session) => void): Server
  export const encodings: {
    readonly ASCII: { encode(text: string): Buffer; decode(bytes: Buffer): string; match(text: string): boolean }
    readonly UCS2: { encode(text: string): Buffer; decode(bytes: Buffer): string }
  }
}

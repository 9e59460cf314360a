// Only for the purity check of core (lib ES2024, no DOM, no Node): the one platform name that the contracts mention.
declare interface AbortSignal {
  readonly aborted: boolean
}

// And the one web standard that their byte counts use.
declare class TextEncoder {
  encode(text: string): Uint8Array
  encodeInto(text: string, target: Uint8Array): { read: number; written: number }
}

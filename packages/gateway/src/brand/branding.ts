/** An image of at most 64 KiB; the page shows it up to 48 px high. */
export interface Logo {
  readonly contentType: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/webp'
  readonly bytes: Uint8Array
}

/** How a business looks. */
export interface Branding {
  readonly logo?: Logo
  /** `#rrggbb`; darkened or lightened where its contrast would be below 4.5:1. Anything else is not used. */
  readonly accentColour?: string
}

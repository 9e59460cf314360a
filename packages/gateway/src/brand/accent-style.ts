import type { Branding } from './branding.ts'
import { type Colour, formatColour, parseColour, readableOn, textOn } from './colour.ts'

const DEFAULT_ACCENT: Colour = [29, 78, 216]
/** The grounds of `styleSheet`; the accent stands on each of them as text and as a line. */
const LIGHT_GROUND: Colour = [244, 246, 250]
const DARK_GROUND: Colour = [24, 29, 39]

const rule = (accent: Colour): string =>
  `:root{--accent:${formatColour(accent)};--on-accent:${formatColour(textOn(accent))}}`

/** The style sheet of one business: its colour, adjusted to the light and the dark page. */
export const accentStyle = ({ accentColour }: Branding): string => {
  const accent = (accentColour === undefined ? undefined : parseColour(accentColour)) ?? DEFAULT_ACCENT
  const light = rule(readableOn(accent, LIGHT_GROUND))
  const dark = rule(readableOn(accent, DARK_GROUND))
  return `${light}@media (prefers-color-scheme:dark){${dark}}`
}

/** Red, green and blue, 0–255. */
export type Colour = readonly [number, number, number]

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i
const WHITE: Colour = [255, 255, 255]
const BLACK: Colour = [0, 0, 0]

/** WCAG 2.2, 1.4.3: normal text. */
export const MINIMUM_CONTRAST = 4.5

/** `#rrggbb`; `undefined` for anything else. */
export const parseColour = (text: string): Colour | undefined => {
  const [, red, green, blue] = HEX.exec(text) ?? []
  if (red === undefined || green === undefined || blue === undefined) return undefined
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)]
}

export const formatColour = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

const linear = (part: number): number => {
  const share = part / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** Contrast ratio of WCAG 2.2, 1 to 21. */
export const contrast = (left: Colour, right: Colour): number => {
  const [dark, light] = [luminance(left), luminance(right)].toSorted((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const mix = (colour: Colour, goal: Colour, share: number): Colour => [
  Math.round(colour[0] + (goal[0] - colour[0]) * share),
  Math.round(colour[1] + (goal[1] - colour[1]) * share),
  Math.round(colour[2] + (goal[2] - colour[2]) * share),
]

const STEPS = 50

/** The colour itself, or the nearest darker (on a light ground) or lighter one (on a dark ground) that can be read there. */
export const readableOn = (colour: Colour, ground: Colour): Colour => {
  const goal = contrast(WHITE, ground) > contrast(BLACK, ground) ? WHITE : BLACK
  for (let step = 0; step < STEPS; step += 1) {
    const candidate = mix(colour, goal, step / STEPS)
    if (contrast(candidate, ground) >= MINIMUM_CONTRAST) return candidate
  }
  return goal
}

/** White or black, whichever is read better on the colour; one of the two always reaches 4.5:1. */
export const textOn = (colour: Colour): Colour => (contrast(WHITE, colour) >= contrast(BLACK, colour) ? WHITE : BLACK)

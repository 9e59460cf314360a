import { styleText } from 'node:util'
import type { DayMark } from './preview-year.ts'

/** Puts colours on texts, or leaves them as they are. */
export type Paint = (style: Style, text: string) => string

export type Style = DayMark | 'title' | 'faint' | 'refusal'

const FORMATS = {
  run: ['bold', 'green'],
  'moved-here': ['bold', 'yellow'],
  'moved-away': ['strikethrough', 'yellow'],
  holiday: ['red'],
  title: ['bold'],
  faint: ['dim'],
  refusal: ['bold', 'red'],
} as const satisfies Record<Style, readonly Parameters<typeof styleText>[0][]>

export const createPaint =
  (hasColours: boolean): Paint =>
  (style, text) =>
    hasColours ? styleText([...FORMATS[style]], text, { validateStream: false }) : text

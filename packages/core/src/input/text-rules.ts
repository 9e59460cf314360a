const printableAscii = /^[\x20-\x7e]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, all but the line feed
const forbiddenInLines = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/**
 * A text in the form in which it is stored: NFC, and CR LF as LF where lines are allowed. `undefined` if it has a control
 * character (LF excepted where lines are allowed), a bidirectional control, a zero-width character or a lone surrogate.
 */
export const cleanText = (text: string, allowsLines: boolean): string | undefined => {
  if (printableAscii.test(text)) return text
  const lines = allowsLines ? text.replaceAll('\r\n', '\n') : text
  if (!lines.isWellFormed() || (allowsLines ? forbiddenInLines : forbidden).test(lines)) return undefined
  return lines.normalize('NFC')
}

/** Characters as a reader counts code points; the cheap upper bound first. */
export const isLongerThan = (text: string, maximum: number): boolean =>
  text.length > maximum && (text.length > 2 * maximum || [...text].length > maximum)

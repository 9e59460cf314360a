// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const forbidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above, all but the line feed
const forbiddenInLines = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** A loop, since most texts are short: a regular expression costs more to start than to run. */
const isPrintableAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code > 0x7e) return false
  }
  return true
}

/**
 * A text in the form in which it is stored: NFC, and CR LF as LF where lines are allowed. `undefined` if it has a control
 * character (LF excepted where lines are allowed), a bidirectional control, a zero-width character or a lone surrogate.
 */
export const cleanText = (text: string, allowsLines: boolean): string | undefined => {
  if (isPrintableAscii(text)) return text
  const lines = allowsLines ? text.replaceAll('\r\n', '\n') : text
  if (!lines.isWellFormed() || (allowsLines ? forbiddenInLines : forbidden).test(lines)) return undefined
  return lines.normalize('NFC')
}

/** Characters as a reader counts code points; the cheap upper bound first. */
export const isLongerThan = (text: string, maximum: number): boolean =>
  text.length > maximum && (text.length > 2 * maximum || [...text].length > maximum)

/**
 * The part of a compiler's output that is about the snippets themselves. What is about sources elsewhere (`../…`) is the
 * business of the check of types, which shows it once and not for every page.
 */
export const ownErrors = (compilerOutput: string): string =>
  compilerOutput
    .split(/\n(?!\s)/)
    .filter((diagnostic) => diagnostic !== '' && !diagnostic.startsWith('../'))
    .join('\n')

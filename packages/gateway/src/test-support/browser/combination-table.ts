/** One way to go one path. */
export interface Combination {
  readonly path: string
  readonly screen: ScreenName
  readonly script: ScriptName
  readonly language: LanguageName
}

/** In CSS pixels. */
export const screens = {
  '360 × 640': { width: 360, height: 640 },
  '1280 × 800': { width: 1280, height: 800 },
} as const

const scripts = ['with JavaScript', 'without JavaScript'] as const
const languages = ['en', 'es', 'fr-CA'] as const

export type ScreenName = keyof typeof screens
export type ScriptName = (typeof scripts)[number]
export type LanguageName = (typeof languages)[number]

/** Every path on every screen, with script and without, in every language. */
export const everyCombination = (paths: readonly string[]): readonly Combination[] =>
  paths.flatMap((path) =>
    (Object.keys(screens) as ScreenName[]).flatMap((screen) =>
      scripts.flatMap((script) => languages.map((language) => ({ path, screen, script, language }))),
    ),
  )

/** The values of each two factors that meet in a combination. */
export const pairsOf = ({ path, screen, script, language }: Combination): readonly string[] => {
  const values = [path, screen, script, language]
  return values.flatMap((value, index) => values.slice(index + 1).map((other) => `${value} & ${other}`))
}

/** A few combinations in which every pair of values meets: each time the one with most pairs that have not met yet. */
export const pairwiseSample = (combinations: readonly Combination[]): readonly Combination[] => {
  const open = new Set(combinations.flatMap(pairsOf))
  const gain = (combination: Combination): number => pairsOf(combination).filter((pair) => open.has(pair)).length
  const sample: Combination[] = []
  while (open.size > 0) {
    const best = combinations.reduce((one, other) => (gain(other) > gain(one) ? other : one))
    for (const pair of pairsOf(best)) open.delete(pair)
    sample.push(best)
  }
  return sample
}

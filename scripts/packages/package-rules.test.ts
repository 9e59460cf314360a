import { describe, expect, it } from 'vitest'
import { brokenPackageRules } from './package-rules.ts'

const files = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'dist/index.js.map']
const manifest = {
  name: '@linx/sample',
  version: '0.1.0',
  exports: { '.': { types: './dist/index.d.ts', import: './dist/index.js' } },
  dependencies: { '@linx/contracts': '0.1.0' },
}

describe('brokenPackageRules', () => {
  it('finds nothing wrong with a proper package', () => {
    expect(brokenPackageRules({ files, manifest })).toEqual([])
  })

  it('names every missing file', () => {
    expect(brokenPackageRules({ files: files.slice(3), manifest })).toEqual([
      'README.md is missing',
      'LICENSE is missing',
    ])
  })

  it.each([
    'dist/money.test.js',
    'src/index.ts',
    'test/help.js',
    'dist/types.test-d.ts',
    'tsup.config.ts',
    'tsconfig.json',
  ])('refuses %s', (file) => {
    expect(brokenPackageRules({ files: [...files, file], manifest })).toEqual([`${file} must not be published`])
  })

  it('takes no harm from names that only look like tests', () => {
    expect(brokenPackageRules({ files: [...files, 'dist/testing.js', 'dist/source.js'], manifest })).toEqual([])
  })

  it('refuses versions and conditions that only the workspace understands', () => {
    const dependencies = { '@linx/contracts': 'workspace:*' }
    const exports = { '.': { '@linx/source': './src/index.ts' } }
    const broken = brokenPackageRules({ files, manifest: { ...manifest, dependencies, exports } })
    expect(broken).toEqual([expect.stringContaining('workspace:*'), expect.stringContaining('@linx/source')])
  })
})

import { defineConfig } from 'oxlint';
import type { OxlintOverride } from 'oxlint';
import { LAYERS } from './layers.ts';
import type { Layer } from './layers.ts';

/** Patterns for importing a folder: from the root, or relative from up to three levels down. */
const anyWayTo = (folder: string) => {
  const inside = folder.replace(/^lib\//, '');
  const near = folder === inside ? [] : [`../${inside}/**`, `../../${inside}/**`];
  return [`@/${folder}/**`, ...near, `../../${folder}/**`, `../../../${folder}/**`];
};

const covers = (allowed: string, folder: string) =>
  folder === allowed || folder.startsWith(`${allowed}/`);

/** Import restrictions for the files of a layer. */
function restrictionsOf({ folder, imports, types = [] }: Layer) {
  const others = LAYERS.map((each) => each.folder).filter((each) => each !== folder);
  const within = (allowed: readonly string[]) => (each: string) =>
    allowed.some((name) => covers(name, each));
  const barred = others.filter((each) => !within([...imports, ...types])(each));
  const typesOnly = others.filter((each) => !within(imports)(each) && within(types)(each));
  const seen = imports.length === 0 ? 'nothing else of ours' : imports.join(', ');
  const message = `${folder} imports ${seen}: see layers.ts.`;
  return [
    { group: barred.flatMap(anyWayTo), message },
    { group: typesOnly.flatMap(anyWayTo), message, allowTypeImports: true },
    {
      group: isBrowsersOwn(folder) ? [] : ['webextension-polyfill', 'wxt/browser'],
      message: 'Only lib/browser names the browser’s API.',
    },
  ].filter(({ group }) => group.length > 0);
}

const isBrowsersOwn = (folder: string) => folder === 'lib/browser' || folder === 'entrypoints';

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'jsx-a11y', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['.output', '.wxt', 'artifacts', 'node_modules', 'tests/pages/*/**'],
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'import/no-cycle': ['error', { ignoreTypes: false }],
    'no-console': 'error',
    eqeqeq: 'error',
    'max-lines': ['error', { max: 300 }],
    'import/no-named-as-default-member': 'off',
    'import/no-unassigned-import': 'off',
    'no-underscore-dangle': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    'promise/always-return': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/expect-expect': 'off',
    'typescript/consistent-return': 'off',
    'typescript/no-unsafe-type-assertion': 'off',
  },
  overrides: [
    ...LAYERS.map((layer): OxlintOverride => ({
      files: [`${layer.folder}/**`],
      rules: {
        'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
        'max-params': ['error', { max: 4 }],
        'no-restricted-imports': ['error', { patterns: restrictionsOf(layer) }],
      },
    })),
    {
      // Frozen: its format is in use by other devices.
      files: ['lib/sync/coding/v1/**'],
      rules: { 'max-lines-per-function': 'off' },
    },
    {
      files: ['scripts/**', 'tests/**', 'training/**'],
      rules: { 'no-console': 'off', 'no-await-in-loop': 'off' },
    },
    {
      files: ['tests/**', 'scripts/**', 'lib/**/*.d.ts', '*.config.ts'],
      rules: { 'typescript/triple-slash-reference': 'off' },
    },
  ],
});

import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));

const sdkOnly = 'Every call goes through the generated SDK (src/lib/api.ts).';
const rawNetwork = ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'];
const httpLibraries = ['axios', 'ky', 'got', 'superagent', 'node-fetch', 'undici', 'ofetch'];
const hosts = ['window', 'globalThis', 'self', 'navigator'];

/** What a file in `area` may not import: HTTP libraries always, and what lies above or beside it. */
const imports = (patterns) => [
  'error',
  {
    paths: httpLibraries.map((name) => ({ name, message: sdkOnly })),
    patterns: patterns.map(([group, message]) => ({ group, message })),
  },
];

const networkRules = (globals) => ({
  'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message: sdkOnly }))],
  'no-restricted-properties': [
    'error',
    ...hosts.flatMap((object) =>
      [...globals, 'sendBeacon'].map((property) => ({ object, property, message: sdkOnly })),
    ),
  ],
  'no-restricted-syntax': [
    'error',
    ...globals.map((name) => ({
      selector: `MemberExpression[computed=true] > Literal[value="${name}"]`,
      message: sdkOnly,
    })),
    {
      selector: 'Literal[value=/^(https?|wss?):\\/\\/(?!www\\.youtube\\.com\\/|schema\\.org$)/]',
      message: 'No address of a server in the source: the API is on this origin.',
    },
  ],
});

export default tseslint.config(
  { ignores: ['dist', 'dev-dist', 'node_modules', 'public'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', 350],
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Handlers given to React may be async: what they reject with is shown by their mutation.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // The router redirects by throwing its own objects.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
    },
  },
  {
    files: ['*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false }, globals: { URL: 'readonly' } },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { ...reactHooks.configs.recommended.rules, ...networkRules(rawNetwork) },
  },
  {
    files: ['src/{lib,components}/**'],
    rules: {
      'no-restricted-imports': imports([
        [['@/features/*', '@/app/*'], 'lib and components know no feature and no page.'],
      ]),
    },
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      'no-restricted-imports': imports([
        [['@/app/*'], 'Features know no page.'],
        [['../../*'], 'Leave the feature only by @/lib and @/components.'],
        [
          features.filter((other) => other !== feature).map((other) => `@/features/${other}/*`),
          'Features do not import each other; a page in src/app joins them.',
        ],
      ]),
    },
  })),
  {
    files: ['src/app/**'],
    rules: { 'no-restricted-imports': imports([]) },
  },
  {
    // The one place that opens a socket: live order updates are not part of the HTTP API.
    files: ['src/lib/live.ts'],
    rules: networkRules(rawNetwork.filter((name) => name !== 'WebSocket')),
  },
);

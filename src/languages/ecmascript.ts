/** What JavaScript, TypeScript and TSX have in common. */
import { BARE, type Frame } from './language.js';

/** `a.test.js`, `a.spec.ts`, `a-test.js`, `test_a.js`, `test.js`, type tests, end-to-end tests, settings of test runners. */
export const ECMASCRIPT_TEST_FILE =
  /(?:[._-](?:test|tests|spec|specs|e2e|cy|unit|test-d|bench)\.[cm]?[jt]sx?$)|^(?:test|tests|spec)\.[cm]?[jt]sx?$|^tests?[-_][^/]*\.[cm]?[jt]sx?$|^(?:jest|vitest|karma|playwright|cypress|protractor|wdio|mocha)(?:[._-][^/]*)?\.(?:config|conf|setup|workspace)\.[cm]?[jt]s$|^setup-?tests?\.[cm]?[jt]sx?$/i;

export const ECMASCRIPT_TEST_FOLDERS = ['spec', 'specs', 'cypress', 'playwright'] as const;

export const ECMASCRIPT_SYNTAX = {
  comments: ['comment', 'html_comment', 'hash_bang_line'],
  strings: ['string', 'template_string', 'regex', 'jsx_text'],
  codeInStrings: ['template_substitution'],
} as const;

export const ECMASCRIPT_FRAMES: readonly Frame[] = [
  BARE,
  { before: 'switch (a) {\n', after: '\n}' },
  { before: 'try {} ', after: '' },
  { before: 'class A {\n', after: '\n}' },
  { before: '({\n', after: '\n})' },
];

export const TYPESCRIPT_FRAMES: readonly Frame[] = [
  ...ECMASCRIPT_FRAMES,
  { before: 'type A = ', after: ';' },
  { before: 'interface A {\n', after: '\n}' },
];

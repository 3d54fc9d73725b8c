import assert from 'node:assert/strict';
import { compilePattern } from '../../../src/clients/code/matcher.js';
import { parsePattern } from '../../../src/clients/code/parse-pattern.js';
import { regexLiterals } from '../../../src/clients/code/regex-literals.js';
import { aliasesOf } from '../../../src/clients/code/typed/project-config.js';
import { completeConfig } from '../../../src/config/complete-config.js';
import { explainProblems } from '../../../src/config/explain-problems.js';
import { readPositioned } from '../../../src/config/positioned-text.js';
import { boundReferenceForm } from '../../../src/config/reference-form.js';
import { globProblem } from '../../../src/config/safe-glob.js';
import { ConfigFileSchema } from '../../../src/config/schema.js';
import type { ForeignParser } from '../foreign-parser.js';

const CONFIG = [
  'issues:\n',
  "  '1':\n",
  '    patterns: [',
  'python:await f($$$)',
  ']\n',
  'references: ',
  "['PROJ-\\d+']\n",
  'classes: {test: ["**"]}\n',
  'extends: ../x\n',
  'reports: &a [*a]\n',
  '!!js/function x\n',
  '<<: *b\n',
  '{"issues": {',
  '}}',
  '\t',
  '? ',
  '- ',
  '__proto__: 1\n',
  'constructor: {}\n',
  '%YAML 1.2\n',
  '---\n',
];

const PATTERNS = [
  'python:',
  'js:',
  're:',
  'type:',
  'calls-to ',
  'await ',
  'f(',
  '$$$',
  '$A',
  ')',
  '(',
  '[',
  '|',
  '*',
  '{9999}',
  '(?i)',
  '\\',
];

/** Code that many a pattern finds something in. */
const SOURCE = 'await f(1)\nx = f(g(2), [3])\nclass A:\n  def f(self): pass\n';

export const OF_CONFIGURATION: readonly ForeignParser[] = [
  {
    name: 'configuration',
    pieces: CONFIG,
    longest: 5_000,
    read: (text) => {
      const positioned = readPositioned('issue-audit.yml', text);
      const parsed = ConfigFileSchema.safeParse(positioned.value ?? {});
      if (!parsed.success) throw explainProblems(positioned, ConfigFileSchema, parsed.error);
      return completeConfig(parsed.data, 'issue-audit.yml');
    },
  },
  {
    name: 'forms of reference',
    pieces: ['PROJ-', '\\d', '+', '*', '{2,9}', '(', ')', '[', ']', '|', '^', '$', '\\', '.', 'a'],
    read: (text) => boundReferenceForm(text),
  },
  {
    name: 'globs',
    pieces: ['**', '*', '/', '..', '{', ',', '}', '[', ']', '!', '(', '|', ')'],
    read: globProblem,
  },
  { name: 'patterns', pieces: PATTERNS, read: (text) => parsePattern(text, 0, 'option') },
  {
    name: 'patterns, looked for in code',
    pieces: [
      ...PATTERNS,
      'x',
      '=',
      '.',
      ',',
      '{"pattern":"f($A)"',
      ',"not":{"kind":"await"}',
      '{"inside":',
      '{"all":[',
      ']}',
      '}',
      '{"regex":"',
    ],
    longest: 2_000,
    read: async (text) => {
      for (const kind of ['python:', 'typescript:', 're:']) {
        const pattern = parsePattern(`${kind}${text.trim() === '' ? 'x' : text}`, 0, 'config');
        if (pattern.kind === 'typed') continue;
        const matcher = await compilePattern(pattern);
        const { occurrences } = matcher.match(SOURCE, kind === 'python:' ? 'a.py' : 'a.ts');
        for (const { line } of occurrences) assert.ok(line >= 1 && line <= 5);
      }
    },
  },
  {
    name: 'literal parts of expressions',
    pieces: [
      '(?i)',
      '(',
      ')',
      '[',
      ']',
      '\\',
      'd',
      '{2,3}',
      '*',
      '+',
      '|',
      'abc',
      '\\x41',
      '\\p{L}',
      '.',
      '^',
      '$',
      'é',
    ],
    read: (text) => {
      for (const literal of regexLiterals(text, false)) assert.ok(literal.length > 1);
    },
  },
  {
    name: 'settings of the TypeScript compiler',
    pieces: [
      '{',
      '}',
      '"compilerOptions":',
      '"baseUrl":',
      '"paths":',
      '"extends":',
      '"./tsconfig.json"',
      '"../../x"',
      '[',
      ']',
      '"a/*"',
      ':',
      ',',
      '//',
      '/*',
      '*/',
      'null',
      '\n',
    ],
    longest: 20_000,
    read: async (text) => {
      const { ts } = await import('ts-morph');
      const read = async (paths: readonly string[]) => new Map(paths.map((path) => [path, text]));
      const sources = { paths: new Set(['tsconfig.json']), read, holding: async () => [] };
      return aliasesOf(ts, 'tsconfig.json', sources);
    },
  },
];

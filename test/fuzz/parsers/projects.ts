import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scriptsIn, testScripts } from '../../../src/proof/javascript/script-invocations.js';
import { makefileCommands } from '../../../src/proof/makefile-commands.js';
import { manifestWithout } from '../../../src/proof/manifest-without.js';
import { Project } from '../../../src/proof/project.js';
import { shellCommands } from '../../../src/proof/shell-words.js';
import type { ForeignParser } from '../foreign-parser.js';

const SCRIPTS = [
  'npm run ',
  'test',
  'unit',
  'run-s ',
  'npm-run-all ',
  '*',
  'a*',
  ' && ',
  '; ',
  'make ',
  'mocha ',
  'jest ',
  '--',
  'NODE_ENV=x ',
  "'",
  '"',
  '\\',
  '\n',
  'node ',
  'npx ',
  'yarn ',
];

/** A package.json whose scripts are the lines of a text. */
function manifestOf(text: string): string {
  const [first = '', ...others] = text.split('\n');
  const names = ['unit', 'test:a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', '__proto__'];
  const scripts = others.map(
    (line, at) => [names[at % names.length] + (at < 4 ? '' : String(at)), line] as const,
  );
  return JSON.stringify({ scripts: { test: first, ...Object.fromEntries(scripts) } });
}

/** How tests are run is read from files of the audited project. */
export const OF_PROJECTS: readonly ForeignParser[] = [
  {
    name: 'scripts of a package',
    pieces: SCRIPTS,
    read: async (text) => {
      const folder = await mkdtemp(join(tmpdir(), 'fuzz-project-'));
      try {
        await writeFile(join(folder, 'package.json'), text.length % 3 === 0 ? text : manifestOf(text));
        await writeFile(join(folder, 'Makefile'), text);
        const found = await testScripts(new Project(folder, ['package.json', 'Makefile']), '.');
        for (const { program } of found.invocations) assert.notEqual(program, '');
      } finally {
        await rm(folder, { recursive: true });
      }
      return scriptsIn(text);
    },
  },
  {
    name: 'lines for a shell, and Makefiles',
    pieces: [
      ...SCRIPTS,
      'test:',
      'all: test\n',
      '\t',
      '\t@',
      '$(',
      '${',
      ')',
      '}',
      'X = ',
      'X := $(X)$(X)\n',
      '$$',
      '\\\n',
      '#',
      '%',
      ' ',
    ],
    read: (text) => {
      for (const { words } of shellCommands(text)) assert.ok(words.every((word) => typeof word === 'string'));
      return [makefileCommands(text, 'test'), makefileCommands(`test:\n\t${text}`, 'test')];
    },
  },
  {
    name: 'manifests before and after a fix',
    pieces: [
      '{',
      '}',
      '"dependencies":',
      '"main":',
      '"exports":',
      '"a"',
      ':',
      ',',
      '[',
      ']',
      'null',
      '1',
      '"__proto__":',
      '\ufeff',
      '\n',
    ],
    read: (text) => {
      const half = Math.floor(text.length / 2);
      manifestWithout(Buffer.from(text.slice(0, half)), Buffer.from(text.slice(half)));
      return manifestWithout(Buffer.from(`{"main":"a",${text}}`), Buffer.from(`{"scripts":{},${text}}`));
    },
  },
];

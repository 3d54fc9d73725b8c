import { posix } from 'node:path';
import { makefileCommands } from '../makefile-commands.js';
import type { Project } from '../project.js';
import { type ShellCommand, shellCommands } from '../shell-words.js';
import { nodeTest } from './runners/node-test.js';
import { SCRIPT_RUNNERS } from './runners.js';
import type { ScriptRunner } from './script-runner.js';

/** A call of a runner in a project’s scripts. */
export interface Invocation {
  readonly runner: ScriptRunner;
  /** The program that is started: `mocha`, `react-scripts`, `node`. */
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What a project’s test script comes to. */
export interface TestScripts {
  readonly invocations: readonly Invocation[];
  /** Commands of the script before its first runner, other than checks of style: they build what is tested. */
  readonly before: readonly string[];
  /** It starts tests by a program of its own (grunt, gulp, a script), so that only the whole of it can be run. */
  readonly isWrapped: boolean;
  /** It needs a browser. */
  readonly needsBrowser: boolean;
}

const CHECKS =
  /^(?:eslint|standard|xo|prettier|jshint|jscs|tslint|biome|semistandard|snazzy|echo|rimraf|rm|mkdir|cp|date|size-limit|commitlint|license-checker|nsp|snyk|publint|attw|dtslint|tsd|lint|codespell|remark|markdownlint|alex|audit-ci|exit|true|sleep)$/;
const BROWSERS =
  /^(?:karma|testem|cypress|playwright|wdio|web-test-runner|wtr|zuul|airtap|nightwatch|protractor|intern)$/;
const WRAPPERS =
  /^(?:grunt|gulp|egg-bin|aegir|lerna|nx|turbo|wireit|jake|brunch|broccoli|ember|mochify|eggs-bin)$/;
const DEEPEST = 8;
/** Scripts that call one another by stars are many times more than there are: no project starts as many. */
const MOST_SCRIPTS = 200;

/**
 * What the scripts of a package.json start when its tests are run, followed through `npm run`, `npm-run-all` and `make`.
 * @param folder of the package.json
 */
export async function testScripts(project: Project, folder: string): Promise<TestScripts> {
  const scripts = scriptsIn(await project.text(posix.join(folder, 'package.json')));
  const makefile = await project.text(posix.join(folder, 'Makefile'));
  const reader = new ScriptReader(scripts, makefile);
  for (const name of testNames(scripts)) {
    reader.script(name, {}, 0);
    if (reader.invocations.length > 0) break;
  }
  const { invocations, isWrapped, needsBrowser } = reader;
  // What starts the tests itself is no build; only where a runner comes after it, it is one.
  const before = invocations.length > 0 ? reader.before : [];
  return { invocations, isWrapped, needsBrowser, before };
}

/** The test script, else those that look like one. */
function testNames(scripts: ReadonlyMap<string, string>): string[] {
  const others = [...scripts.keys()].filter((name) => /^(?:unit|tests?[-:]|mocha|jest|ava|spec)/.test(name));
  return ['test', ...others.filter((name) => !/watch|cov|lint|types?$/.test(name))];
}

/** The scripts of a package.json; none where it is no JSON. */
export function scriptsIn(manifest: string | null): ReadonlyMap<string, string> {
  try {
    const { scripts } = JSON.parse(manifest ?? '{}') as { scripts?: unknown };
    const entries = Object.entries(typeof scripts === 'object' && scripts !== null ? scripts : {});
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return new Map();
  }
}

class ScriptReader {
  readonly invocations: Invocation[] = [];
  readonly before: string[] = [];
  isWrapped = false;
  needsBrowser = false;
  readonly #scripts: ReadonlyMap<string, string>;
  readonly #makefile: string | null;
  #read = 0;

  constructor(scripts: ReadonlyMap<string, string>, makefile: string | null) {
    this.#scripts = scripts;
    this.#makefile = makefile;
  }

  script(name: string, env: Readonly<Record<string, string>>, depth: number): void {
    const text = this.#scripts.get(name);
    if (text === undefined || depth > DEEPEST || this.#read >= MOST_SCRIPTS) return;
    this.#read += 1;
    for (const command of shellCommands(text)) this.#command(command, env, depth);
  }

  #command(command: ShellCommand, outer: Readonly<Record<string, string>>, depth: number): void {
    const env = { ...outer, ...command.env };
    const words = withoutPrefix(command.words);
    const [first = ''] = words;
    const program = posix.basename(first);
    if (CHECKS.test(program)) return;
    const names = this.#scriptsCalled(words);
    if (names) {
      // A script that only checks style is no step of a build.
      for (const name of names)
        if (!/^(?:lint|style|format|prettier)/.test(name)) this.script(name, env, depth + 1);
      return;
    }
    if (program === 'make' && this.#makefile !== null) {
      const target = words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) ?? 'all';
      for (const line of makefileCommands(this.#makefile, target))
        for (const inner of shellCommands(line)) this.#command(inner, env, depth + 1);
      return;
    }
    this.#program(words, env);
    if (this.#builds(words)) {
      const set = Object.entries(outer).map(([name, value]) => `${name}=${shown(value)}`);
      this.before.push([...set, command.text].join(' '));
    }
  }

  #program(words: readonly string[], env: Readonly<Record<string, string>>): void {
    const found = runnerIn(words);
    if (found) this.invocations.push({ ...found, env: { ...env, ...found.env } });
    else if (needsBrowser(words)) this.needsBrowser = true;
    else if (isWrapper(words)) this.isWrapped = true;
  }

  /** Whether a command comes before every runner and may make what tests load. */
  #builds(words: readonly string[]): boolean {
    return this.invocations.length === 0 && words.length > 0 && words[0] !== 'cd' && !needsBrowser(words);
  }

  /** Names of scripts that the words run; null when they run something else. */
  #scriptsCalled(words: readonly string[]): string[] | null {
    const [program = '', verb = '', third = ''] = words;
    if (/^(?:npm-run-all|run-s|run-p)$/.test(program)) {
      const globs = words.slice(1).filter((word) => !word.startsWith('-'));
      return globs.flatMap((glob) => this.#matching(glob));
    }
    if (!/^(?:npm|yarn|pnpm|bun)$/.test(program)) return null;
    if (/^(?:run|run-script)$/.test(verb))
      return [words.slice(2).find((word) => !word.startsWith('-')) ?? third];
    if (/^(?:test|t|tst)$/.test(verb)) return ['test'];
    return program !== 'npm' && this.#scripts.has(verb) ? [verb] : null;
  }

  #matching(glob: string): string[] {
    return [...this.#scripts.keys()].filter((name) => matchesStars(name, glob));
  }
}

function needsBrowser(words: readonly string[]): boolean {
  return words.some((word) => BROWSERS.test(posix.basename(word)));
}

function isWrapper(words: readonly string[]): boolean {
  return words.some((word) => WRAPPERS.test(posix.basename(word))) || /^node\b/.test(words[0] ?? '');
}

/** Whether a name is of the form `a*b`, where a star stands for anything; the leftmost fit of each part is enough. */
function matchesStars(name: string, glob: string): boolean {
  const [first = '', ...rest] = glob.split('*');
  const last = rest.pop();
  if (last === undefined) return name === glob;
  if (!name.startsWith(first) || !name.endsWith(last) || name.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= name.length - last.length;
}

/** Without `npx`, `yarn exec`, `pnpm`, and tools for coverage that start what follows. */
function withoutPrefix(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words;
  if (/^(?:npx|pnpx|bunx)$/.test(first))
    return withoutPrefix(words.slice(1).filter((w, i) => i > 0 || !w.startsWith('-')));
  if (/^(?:yarn|pnpm|npm)$/.test(first) && /^(?:exec|dlx)$/.test(second))
    return withoutPrefix(words.slice(2));
  if (/^(?:yarn|pnpm)$/.test(first) && SCRIPT_RUNNERS.some(({ programs }) => programs.includes(second)))
    return words.slice(1);
  return words;
}

/** The runner among the words: alone, behind a tool that starts it, or as a file of its package. */
function runnerIn(
  words: readonly string[],
): (Omit<Invocation, 'env'> & { env: Record<string, string> }) | null {
  for (const [at, word] of words.entries()) {
    if (
      at > 0 &&
      /^(?:--(?:env|ui|types?|plugin|reporter|require|preset)|-[rRue])$/.test(words[at - 1] ?? '')
    )
      continue;
    const isPath = word.includes('/');
    if (isPath && !/(?:node_modules|\.bin|^\.?\/?bin)\//.test(word)) continue;
    const program = posix.basename(word).replace(/\.(?:c?js|cmd)$/, '');
    if (word === 'node' && words.slice(at).some((one) => one === '--test')) {
      const args = words.slice(at + 1).filter((one) => one !== '--test');
      return { runner: nodeTest, program: 'node', args, env: {} };
    }
    const runner = SCRIPT_RUNNERS.find(
      ({ programs, prettyPrinters }) => programs.includes(program) || prettyPrinters?.includes(program),
    );
    if (!runner) continue;
    const started = runner.prettyPrinters?.includes(program) ? (runner.programs[0] ?? program) : program;
    const rest = words.slice(at + 1);
    // `istanbul cover _mocha -- args`: the dashes are those of the tool before it.
    const args =
      rest[0] === '--' || (at > 0 && rest.includes('--')) ? rest.slice(rest.indexOf('--') + 1) : rest;
    return { runner, program: started, args, env: nodeOptions(words.slice(0, at)) };
  }
  return null;
}

/** `node --experimental-vm-modules node_modules/jest/bin/jest.js`: options of node itself. */
function nodeOptions(words: readonly string[]): Record<string, string> {
  const at = words.indexOf('node');
  const options =
    at < 0
      ? []
      : words
          .slice(at + 1)
          .filter((word) => /^--(?:experimental|import|loader|no-warnings|conditions)/.test(word));
  return options.length > 0 ? { NODE_OPTIONS: options.join(' ') } : {};
}

function shown(word: string): string {
  return /^[\w@%+=:,./*{}-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

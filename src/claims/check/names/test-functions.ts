import { quoted } from '../../../domain/shell-word.js';
import { extensionOf } from '../files/path-index.js';

/** A test as its file declares it. */
export interface DeclaredTest {
  readonly name: string;
  /** Class or describe block around it, as far as indentation tells; empty without one. */
  readonly container: string;
  readonly line: number;
}

const PYTHON = /^([ \t]{0,60})(?:async )?def (test\w{0,200})\s{0,4}\(/;
const PYTHON_CLASS = /^([ \t]{0,40})class (\w{1,200})/;
const SCRIPT =
  /^\s{0,80}(?:it|test)(?:\.(?:only|skip|each|concurrent|failing))?\s{0,4}\(\s{0,4}(?:'((?:[^'\\]|\\.){1,300})'|"((?:[^"\\]|\\.){1,300})"|`((?:[^`\\]|\\.){1,300})`)/;
const GO = /^func (Test\w{1,200})\(/;
const RUST = /^\s{0,80}(?:async )?fn (\w{1,200})\s{0,4}\(/;
const JAVA = /^\s{0,80}(?:public |protected |private )?(?:void|fun) (\w{1,200})\s{0,4}\(/;

/** The tests of a file, told by their forms in Python, JavaScript, TypeScript, Go, Rust, Java and Kotlin. */
export function declaredTests(path: string, lines: readonly string[]): readonly DeclaredTest[] {
  const known = read.get(lines);
  if (known?.path === path) return known.tests;
  const tests = readTests(path, lines);
  read.set(lines, { path, tests });
  return tests;
}

/** Files that such a command names. */
const MOST_NAMED = 8;

/** What counts the tests of some files again, by how they are declared there. */
export function countTestsCommand(rev: string, paths: readonly string[]): string {
  const files = paths.slice(0, MOST_NAMED).map(quoted).join(' ');
  return `git grep -c -E ${quoted(declarationOf(paths))} ${rev} -- ${files}`;
}

function declarationOf(paths: readonly string[]): string {
  if (paths.every((path) => path.endsWith('.py'))) return '^ *(async )?def test';
  return paths.every((path) => /\.[mc]?[jt]sx?$/.test(path))
    ? '^ *(it|test)(\\.[a-z]+)? *\\('
    : 'def test|\\b(it|test)\\(|func Test|@Test|#\\[test';
}

/** How many tests a search for their form finds: in Python also what stands within functions and helpers, which is never collected. */
export function writtenTests(path: string, lines: readonly string[]): number {
  const isPython = /^pyi?$/.test(extensionOf(path));
  return isPython ? lines.filter((line) => PYTHON.test(line)).length : declaredTests(path, lines).length;
}

/** Documents say several things of the same tests. */
const read = new WeakMap<readonly string[], { readonly path: string; readonly tests: DeclaredTest[] }>();

function readTests(path: string, lines: readonly string[]): DeclaredTest[] {
  const extension = extensionOf(path);
  if (/^pyi?$/.test(extension)) return pythonTests(lines);
  if (/^[mc]?[jt]sx?$/.test(extension)) return matching(lines, (line) => firstOf(SCRIPT.exec(line)));
  if (extension === 'go') return matching(lines, (line) => firstOf(GO.exec(line)));
  if (extension === 'rs') return marked(lines, RUST, /^\s{0,80}#\[(?:\w{1,20}::)?test/);
  if (/^(?:java|kt)$/.test(extension)) return marked(lines, JAVA, /^\s{0,80}@(?:Parameterized)?Test\b/);
  return [];
}

function firstOf(found: RegExpExecArray | null): string | null {
  return found?.slice(1).find((group) => group !== undefined) ?? null;
}

function matching(lines: readonly string[], nameIn: (line: string) => string | null): DeclaredTest[] {
  return lines.flatMap((line, i) => {
    const name = nameIn(line);
    return name === null ? [] : [{ name, container: '', line: i + 1 }];
  });
}

function marked(lines: readonly string[], form: RegExp, mark: RegExp): DeclaredTest[] {
  return lines.flatMap((line, i) => {
    const name = form.exec(line)?.[1];
    const isTest = lines.slice(Math.max(0, i - 4), i).some((before) => mark.test(before));
    return name !== undefined && isTest ? [{ name, container: '', line: i + 1 }] : [];
  });
}

/** A class or function that is open, by its indentation. */
interface Scope {
  readonly indent: number;
  readonly name: string;
  /** Tests are collected out of it: it is a class of tests. */
  readonly hasTests: boolean;
}

/** As pytest collects them: functions at the top and methods of classes of tests, not what stands within functions or in helpers. */
function pythonTests(lines: readonly string[]): DeclaredTest[] {
  let scopes: Scope[] = [];
  return lines.flatMap((line, i) => {
    const [, space, what] = PYTHON_SCOPE.exec(line) ?? [];
    if (space === undefined) return [];
    const indent = space.length;
    scopes = scopes.filter((scope) => scope.indent < indent);
    // "if", "try" and the like open no scope, and end those beside them.
    if (what !== 'def' && what !== 'class') return [];
    const around = scopes.at(-1);
    const [, , opened = ''] = what === 'class' ? (PYTHON_CLASS.exec(line) ?? []) : [];
    scopes = [...scopes, { indent, name: opened, hasTests: opened !== '' && isTestClass(opened, line) }];
    const name = what === 'class' ? undefined : PYTHON.exec(line)?.[2];
    if (name === undefined || (around && !around.hasTests)) return [];
    return [{ name, container: around?.name ?? '', line: i + 1 }];
  });
}

const PYTHON_SCOPE =
  /^([ \t]{0,60})(?:(?:async )?(def|class) \w|(?:if|elif|for|while|with|async (?:for|with)) .*:|(?:else|try|except.{0,200}|finally)\s{0,4}:|@\w)/;

/** By its name or what it inherits from, as far as the line tells. */
function isTestClass(name: string, line: string): boolean {
  return /^_?Test|Tests?$|TestCase|TestSuite/.test(name) || /\([^)]{0,300}Test|\([^)]{0,300}$/.test(line);
}

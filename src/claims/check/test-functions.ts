import { extensionOf } from './path-index.js';

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

function pythonTests(lines: readonly string[]): DeclaredTest[] {
  let container = { name: '', indent: -1 };
  return lines.flatMap((line, i) => {
    const opened = PYTHON_CLASS.exec(line);
    if (opened) container = { name: opened[2] ?? '', indent: opened[1]?.length ?? 0 };
    const found = PYTHON.exec(line);
    if (!found) return [];
    const indent = found[1]?.length ?? 0;
    return [
      { name: found[2] ?? '', container: indent > container.indent ? container.name : '', line: i + 1 },
    ];
  });
}

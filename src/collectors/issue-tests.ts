import picomatch from 'picomatch';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import type { TestCase, TestTie } from '../domain/test-outcome.js';
import type { SourceMarker } from './source-markers.js';

/** Why a test belongs to the issue. */
export interface Tie {
  readonly tie: TestTie;
  readonly reason: string;
  /** The repository’s file it is in, when that is known. */
  readonly path: string | null;
}

/** Which tests belong to the issue, strongest tie first. */
export interface TieRules {
  /** The tie of a reported test; null when it has none. */
  ofCase(testCase: TestCase): Tie | null;
  /** Single tests that the source of a test file declares for the issue. */
  readonly marked: readonly (Tie & { readonly path: string; readonly title: string })[];
  /** The tie of a test file of the repository, before any report is read. */
  ofFile(path: string): Tie | null;
}

const STRENGTH: Readonly<Record<TestTie, number>> = {
  declared: 0,
  named: 1,
  'touched-by-fix': 2,
  'imports-fix': 3,
};

/**
 * @param input.declared what the configuration names: paths, globs or titles
 * @param input.testFiles test files of the revision
 * @param input.touched test files that the fix changed
 */
export function tieRules(input: {
  issue: Issue;
  declared: readonly string[];
  testFiles: readonly string[];
  touched: readonly string[];
  /** Markers in the source of test files. */
  markers?: readonly SourceMarker[];
  /** Test files that import what the fix changed. */
  importing?: readonly string[];
}): TieRules {
  const names = issueNaming(input.issue);
  const isDeclared = input.declared.length > 0 ? picomatch([...input.declared], { dot: true }) : () => false;
  const touched = new Set(input.touched);
  const importing = new Set(input.importing);
  const markers = input.markers ?? [];

  const ofFile = (path: string): Tie | null => {
    if (isDeclared(path)) return { tie: 'declared', reason: 'the configuration names it', path };
    const marker = markers.find((one) => one.path === path && one.title === null);
    if (marker) return { tie: 'declared', reason: declaredIn(marker), path };
    if (names(path)) return { tie: 'named', reason: 'its path names the issue', path };
    if (touched.has(path)) return { tie: 'touched-by-fix', reason: 'the fix changes it', path };
    if (importing.has(path)) return { tie: 'imports-fix', reason: 'it imports what the fix changes', path };
    return null;
  };
  const files = new FileFinder(
    input.testFiles.filter((path) => ofFile(path) !== null || markers.some((one) => one.path === path)),
  );

  const ofCase = (testCase: TestCase): Tie | null => {
    const path = files.of(testCase);
    const title = `${testCase.suite ?? ''} ${testCase.name}`;
    if (testCase.declares.some((text) => text === input.issue.key || names(text) || names(`issue ${text}`))) {
      return { tie: 'declared', reason: 'the test itself declares the issue', path };
    }
    const marker = markers.find(
      (one) => one.path === path && one.title !== null && isAt(testCase, one.title),
    );
    if (marker) return { tie: 'declared', reason: declaredIn(marker), path };
    if (input.declared.some((name) => title.includes(name) || nodeId(testCase) === name)) {
      return { tie: 'declared', reason: 'the configuration names it', path };
    }
    if (names(title)) return { tie: 'named', reason: 'its title names the issue', path };
    return path ? ofFile(path) : null;
  };
  const marked = markers.flatMap((one) =>
    one.title === null
      ? []
      : [{ tie: 'declared' as const, reason: declaredIn(one), path: one.path, title: one.title }],
  );
  return { ofCase, ofFile, marked };
}

function declaredIn({ line, text }: SourceMarker): string {
  return `line ${line} declares it: ${text}`;
}

/** Whether a marker stands at this test or at a suite that it is in; a parametrized test has its values in brackets. */
function isAt(testCase: TestCase, title: string): boolean {
  const name = testCase.name.replace(/\[.*\]$/s, '').replace(/\(.*\)$/s, '');
  return [testCase.name, name, ...(testCase.suite?.split(/ > |\./) ?? [])].includes(title);
}

/** The stronger of two ties comes first. */
export function byStrength(a: { tie: TestTie }, b: { tie: TestTie }): number {
  return STRENGTH[a.tie] - STRENGTH[b.tie];
}

/** pytest’s way to name a test: `path::Class::name`. */
function nodeId(testCase: TestCase): string {
  return [testCase.file, ...(testCase.suite?.split(' > ') ?? []), testCase.name].filter(Boolean).join('::');
}

/** Finds the repository’s file that a reported test is in: by its path, or by a dotted module or class name. */
class FileFinder {
  readonly #files: readonly { path: string; dotted: string }[];

  constructor(paths: readonly string[]) {
    this.#files = paths.map((path) => ({ path, dotted: path.replace(/\.[^./]+$/, '').replaceAll('/', '.') }));
  }

  of(testCase: TestCase): string | null {
    const file = testCase.file?.replaceAll('\\', '/').replace(/^\.\//, '');
    const suites = testCase.suite?.split(' > ') ?? [];
    const found = this.#files.find(({ path, dotted }) => {
      if (file) return file === path || file.endsWith(`/${path}`);
      return suites.some((suite) => suite === dotted || suite.startsWith(`${dotted}.`) || suite === path);
    });
    return found?.path ?? null;
  }
}

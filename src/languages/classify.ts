import picomatch from 'picomatch';
import type { ClassGlobs, CodeClass } from '../domain/code-class.js';
import { isBackupPath, isDocument, isGeneratedPath, isTestFolder, isVendoredPath } from './file-kinds.js';
import { languageOfPath } from './languages.js';

/** Of several classes that fit a path, the first holds. */
const PRECEDENCE: readonly CodeClass[] = ['backup', 'vendored', 'generated', 'test', 'docs', 'production'];

/** No file system takes a longer path; only a tree that was made to hurt holds one, and the rules would take long over it. */
const LONGEST_PATH = 4096;

type PathTest = (path: string) => boolean;

const BUILT_IN: Readonly<Record<CodeClass, PathTest>> = {
  backup: isBackupPath,
  vendored: isVendoredPath,
  generated: isGeneratedPath,
  test: isTestPath,
  docs: (path) => isDocument(path, languageOfPath(path) !== undefined),
  production: () => true,
};

/**
 * What a file is for, by its path alone: first the project’s own globs, then names that habit and tools have given a
 * meaning (`file-kinds.ts`, and `testFile` of each language). Holds for every kind of file; a file that nothing else
 * fits is production.
 * @param path from the root of the repository, with forward slashes
 */
export function classifyPath(path: string, globs: ClassGlobs = NO_GLOBS): CodeClass {
  if (path.length > LONGEST_PATH) return 'production';
  let known = classes.get(globs);
  if (!known || known.size >= MOST_KNOWN) {
    known = new Map();
    classes.set(globs, known);
  }
  const found = known.get(path) ?? findClass(path, globs);
  known.set(path, found);
  return found;
}

const NO_GLOBS: ClassGlobs = {};
/** One audit asks of the same paths several times: of the history, of the revision, of each commit. */
const classes = new WeakMap<ClassGlobs, Map<string, CodeClass>>();
const MOST_KNOWN = 200_000;

function findClass(path: string, globs: ClassGlobs): CodeClass {
  for (const [codeClass, matches] of configured(globs)) if (matches(path)) return codeClass;
  return PRECEDENCE.find((codeClass) => BUILT_IN[codeClass](path)) ?? 'production';
}

/** Whether a path is that of a test, or of something that only tests use. */
function isTestPath(path: string): boolean {
  if (isTestFolder(path)) return true;
  const language = languageOfPath(path);
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  // A folder `spec` at the top holds tests whatever the file; deeper down only in languages where that is the habit.
  if (folders[0] === 'spec' || folders[0] === 'specs') return true;
  if (!language) return false;
  return language.testFile.test(name) || folders.some((folder) => language.testFolders.includes(folder));
}

const compiled = new WeakMap<ClassGlobs, readonly (readonly [CodeClass, PathTest])[]>();

/** The configured globs, compiled once per configuration, in order of precedence. */
function configured(globs: ClassGlobs): readonly (readonly [CodeClass, PathTest])[] {
  const known = compiled.get(globs);
  if (known) return known;
  const rules = PRECEDENCE.flatMap((codeClass) => {
    const own = globs[codeClass] ?? [];
    return own.length > 0 ? [[codeClass, picomatch([...own], { dot: true })] as const] : [];
  });
  compiled.set(globs, rules);
  return rules;
}

import { posix } from 'node:path';

/** How one family of languages writes that a file needs another, told from single lines. */
export interface ImportSyntax {
  readonly name: string;
  readonly globs: readonly string[];
  /** Texts of which every importing line holds at least one. */
  readonly literals: readonly string[];
  /** Names of what a line imports, as written; relative ones are resolved against the file’s folder. */
  targets(line: string, fromPath: string): string[];
  /** The files that such a name may stand for, among those of the revision. */
  resolve(target: string, files: FileIndex): readonly string[];
}

/** The revision’s files of one family, found by path or by the end of it. */
export class FileIndex {
  readonly #paths: ReadonlySet<string>;
  readonly #byName = new Map<string, string[]>();

  constructor(paths: readonly string[]) {
    this.#paths = new Set(paths);
    for (const path of paths) {
      const name = posix.basename(path);
      // Thousands of files may share a name (`index.js`): their list is not copied for each.
      const namesakes = this.#byName.get(name);
      if (namesakes) namesakes.push(path);
      else this.#byName.set(name, [path]);
    }
  }

  has(path: string): boolean {
    return this.#paths.has(path);
  }

  /** Files whose path is, or ends in `/` and, the given one; the path from the root wins over deeper ones. */
  endingIn(path: string): readonly string[] {
    if (this.#paths.has(path)) return [path];
    return (this.#byName.get(posix.basename(path)) ?? []).filter((file) => file.endsWith(`/${path}`));
  }
}

const PYTHON: ImportSyntax = {
  name: 'Python',
  globs: ['*.py'],
  literals: ['import'],
  targets(line, fromPath) {
    const from = /^\s*from\s+(\.*)((?:\w[\w.]*)?)\s+import\s+([^#]*)/.exec(line);
    if (from) {
      const [, dots = '', module = '', names = ''] = from;
      const base = dots === '' ? module : relativeModule(fromPath, dots.length, module);
      const parts = names
        .replace(/[()\\]/g, ' ')
        .split(',')
        .map((name) => name.trim().split(/\s+/)[0] ?? '');
      return [base, ...parts.filter((name) => /^\w+$/.test(name)).map((name) => `${base}.${name}`)].filter(
        Boolean,
      );
    }
    const plain = /^\s*import\s+([^#]*)/.exec(line);
    return (plain?.[1] ?? '')
      .split(',')
      .map((name) => name.trim().split(/\s+/)[0] ?? '')
      .filter((name) => /^[\w.]+$/.test(name));
  },
  resolve(target, files) {
    const path = target.replaceAll('.', '/');
    const module = files.endingIn(`${path}.py`);
    return module.length > 0 ? module : files.endingIn(`${path}/__init__.py`);
  },
};

function relativeModule(fromPath: string, dots: number, module: string): string {
  let folder = posix.dirname(fromPath);
  for (let i = 1; i < dots; i += 1) folder = posix.dirname(folder);
  const base = folder === '.' ? '' : folder.replaceAll('/', '.');
  return [base, module].filter(Boolean).join('.');
}

const SCRIPT_ENDINGS = [
  '',
  '.ts',
  '.tsx',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.mts',
  '.cts',
  '/index.ts',
  '/index.tsx',
  '/index.js',
  '/index.jsx',
  '/index.mjs',
];

const ECMASCRIPT: ImportSyntax = {
  name: 'JavaScript and TypeScript',
  globs: ['*.js', '*.jsx', '*.mjs', '*.cjs', '*.ts', '*.tsx', '*.mts', '*.cts'],
  literals: [`from '`, `from "`, `from'`, `from"`, 'import', 'require'],
  targets(line, fromPath) {
    const found = [...line.matchAll(/(?:from|import|require)[\s(]*['"](\.[^'"]*)['"]/g)];
    return found.map((match) => posix.join(posix.dirname(fromPath), match[1] ?? ''));
  },
  resolve(target, files) {
    const stem = target.replace(/\.[cm]?js$/, '');
    const direct = SCRIPT_ENDINGS.map((ending) => target + ending);
    // TypeScript names the output (`./a.js`) where the source is `a.ts`.
    const path = [...direct, `${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`].find((candidate) =>
      files.has(candidate),
    );
    return path ? [path] : [];
  },
};

const JAVA: ImportSyntax = {
  name: 'Java',
  globs: ['*.java'],
  literals: ['import '],
  targets(line) {
    const name = /^\s*import\s+(?:static\s+)?([\w.]+)/.exec(line)?.[1];
    return name ? [name] : [];
  },
  resolve(target, files) {
    const parts = target.split('.');
    // A static import names a member of the class, so the last part may have to go.
    const whole = files.endingIn(`${parts.join('/')}.java`);
    return whole.length > 0 ? whole : files.endingIn(`${parts.slice(0, -1).join('/')}.java`);
  },
};

const C: ImportSyntax = {
  name: 'C and C++',
  globs: ['*.c', '*.h', '*.cc', '*.cpp', '*.cxx', '*.hh', '*.hpp'],
  literals: ['include'],
  targets(line, fromPath) {
    const name = /^\s*#\s*include\s*["<]([^">]+)[">]/.exec(line)?.[1];
    return name ? [posix.join(posix.dirname(fromPath), name), name] : [];
  },
  resolve: (target, files) => (files.has(target) ? [target] : files.endingIn(target)),
};

/** The families whose imports can be read from single lines. */
export const IMPORT_SYNTAXES: readonly ImportSyntax[] = [PYTHON, ECMASCRIPT, JAVA, C];

import { posix } from 'node:path';

/** What a name of a file stands for. */
export interface Import {
  /** As it is written: `./load`, `a.b.c`, `example.org/x/y`. */
  readonly module: string;
  /** What is taken out of it; empty for the module itself. */
  readonly name: string;
}

/** The names that a file takes from elsewhere, as far as its text tells. */
export function importsOf(text: string, language: string): Map<string, Import> {
  const read = READERS[language];
  const found = new Map<string, Import>();
  for (const [local, module, name] of read?.(text) ?? []) found.set(local, { module, name });
  return found;
}

/** Local name, module, and the name in the module. */
type Row = readonly [string, string, string];

const READERS: Readonly<Record<string, (text: string) => Row[]>> = {
  python: pythonImports,
  javascript: scriptImports,
  typescript: scriptImports,
  tsx: scriptImports,
  go: goImports,
  java: javaImports,
};

function pythonImports(text: string): Row[] {
  const rows: Row[] = [];
  for (const [, module = '', plain, inBrackets] of text.matchAll(
    /^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+(?:([^(\n]+)|\(([^)]*)\))/gm,
  )) {
    const names = (plain ?? inBrackets ?? '').replace(/#.*$/gm, '').split(',');
    for (const one of names) {
      const [name = '', local = name] = one.trim().split(/\s+as\s+/);
      if (name !== '' && name !== '*') rows.push([local, module, name]);
    }
  }
  for (const [, modules = ''] of text.matchAll(
    /^[ \t]*import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[^\n]*)?)/gm,
  ))
    for (const one of modules.split(',')) {
      const [module = '', local] = one.trim().split(/\s+as\s+/);
      rows.push(local ? [local, module, ''] : [module.split('.')[0] ?? '', module.split('.')[0] ?? '', '']);
    }
  return rows;
}

function scriptImports(text: string): Row[] {
  const rows: Row[] = [];
  const names = (list: string, module: string, as: RegExp) => {
    for (const one of list.split(',')) {
      const [name = '', local = name] = one
        .trim()
        .replace(/^type\s+/, '')
        .split(as);
      if (/^[\w$]+$/.test(name)) rows.push([local.trim().replace(/\s*=.*$/s, ''), module, name]);
    }
  };
  for (const [, clause = '', module = ''] of text.matchAll(
    /\bimport\s+(?:type\s+)?([^'";]{1,4000}?)\s+from\s*['"]([^'"\n]+)['"]/g,
  )) {
    const [, whole, list, space] =
      /^([\w$]+)?\s*,?\s*(?:\{([^}]*)\}|\*\s*as\s+([\w$]+))?/.exec(clause.trim()) ?? [];
    if (whole) rows.push([whole, module, 'default']);
    if (space) rows.push([space, module, '']);
    names(list ?? '', module, /\s+as\s+/);
  }
  // After a comma too: one `var` may name several.
  for (const [, whole, list, module = '', member] of text.matchAll(
    /(?:\b(?:const|let|var|import)\s+|,\s*)(?:([\w$]+)|\{([^}]*)\})\s*=\s*(?:await\s+import|require)\s*\(\s*['"]([^'"\n]+)['"]\s*\)(?:\s*\.\s*([\w$]+))?/g,
  )) {
    if (whole) rows.push([whole, module, member ?? '']);
    names(list ?? '', module, /\s*:\s*/);
  }
  return [...rows, ...takenOut(text, rows)];
}

/** `const load = store.load`, `const { load } = store` of what was imported. */
function takenOut(text: string, rows: readonly Row[]): Row[] {
  const modules = new Map(rows.map(([local, module]) => [local, module]));
  const found: Row[] = [];
  for (const [, whole, list, root = '', member] of text.matchAll(
    /\b(?:const|let|var)\s+(?:([\w$]+)|\{([^}]*)\})\s*=\s*([\w$]+)(?:\.([\w$]+))?\s*[;\n]/g,
  )) {
    const module = modules.get(root);
    if (module === undefined) continue;
    if (whole) found.push([whole, module, member ?? '']);
    for (const one of (list ?? '').split(',')) {
      const [name = '', local = name] = one.trim().split(/\s*:\s*/);
      if (/^[\w$]+$/.test(name)) found.push([local, module, name]);
    }
  }
  return found;
}

/** Whether a file gives a name to something of its own by a variable or a parameter, so that it means nothing from elsewhere. */
export function bindsLocally(text: string, symbol: string, language: string): boolean {
  const own = symbol.replaceAll('$', '\\$');
  const forms: Readonly<Record<string, string>> = {
    python: `^[ \\t]*${own}[ \\t]*(?::[^=\\n]*)?=(?!=)|\\bas[ \\t]+${own}\\b|\\bdef[ \\t]+\\w+\\([^)]*(?<![\\w.=])${own}[ \\t]*[,:=)]`,
    script: `\\b(?:const|let|var)\\s+${own}\\b|\\b(?:const|let|var)\\s*\\{[^}]*(?<![\\w$])${own}\\s*[,}=]|\\bfunction\\b[^()]*\\([^)]*(?<![\\w$.])${own}\\s*[,)=]|\\([^()]*(?<![\\w$.])${own}(?:\\s*,[^()]*)?\\)\\s*=>|(?<![\\w$.])${own}\\s*=>`,
  };
  const form = language === 'python' ? forms.python : /script|tsx/.test(language) ? forms.script : undefined;
  return form !== undefined && new RegExp(form, 'm').test(text);
}

function goImports(text: string): Row[] {
  const blocks = text.matchAll(/^import\s+(?:\(([^)]*)\)|([^\n(]+))/gm);
  return [...blocks].flatMap(([, many, one]) =>
    [...(many ?? one ?? '').matchAll(/(?:([\w.]+)[ \t]+)?"([^"\n]+)"/g)].map(
      ([, alias, module = '']): Row => {
        // The last part that is no version names the package.
        const own =
          module
            .split('/')
            .filter((part) => !/^v\d+$/.test(part))
            .at(-1) ?? module;
        return [alias ?? own.replace(/^go-|[.-]go$|\.v\d+$/g, ''), module, ''];
      },
    ),
  );
}

function javaImports(text: string): Row[] {
  return [...text.matchAll(/^\s*import\s+(?:static\s+)?([\w.]+)\.(\w+|\*)\s*;/gm)].map(
    ([, module = '', name = '']): Row => [name, module, name],
  );
}

/**
 * How a module that a file names relates to a file that defines something: it is that file, a package around it, another one of
 * the same repository, or none of it.
 */
export type Relation = 'this' | 'above' | 'inside' | 'outside';

/** What tells the modules of a repository from others. */
export interface Modules {
  readonly language: string;
  /** Whether it has a file or folder of that path, without extension. */
  hasPath(path: string): boolean;
  /** What Go’s import paths of its root begin with; null where that is not known. */
  readonly goModule: string | null;
}

/**
 * Whether an import means the module of that file, another of the same repository, or one that is not in it.
 * @param at path of the file that imports
 * @param defined path of the file that defines
 */
export function relationOf(taken: Import, at: string, defined: string, modules: Modules): Relation {
  switch (modules.language) {
    case 'python':
      return pythonRelation(taken, at, withoutExtension(defined), modules);
    case 'go':
      return goRelation(taken, posix.dirname(defined), modules);
    case 'java':
      return javaRelation(taken, withoutExtension(defined), modules);
    default:
      return scriptRelation(taken, at, withoutExtension(defined), modules);
  }
}

function pythonRelation({ module, name }: Import, at: string, target: string, modules: Modules): Relation {
  const written = pythonPath(module, at);
  if ([written, posix.join(written, name)].some((path) => endsAt(target, path))) return 'this';
  if (`/${target}/`.includes(`/${written}/`)) return 'above';
  return module.startsWith('.') || modules.hasPath(written) ? 'inside' : 'outside';
}

function goRelation({ module }: Import, folder: string, { goModule }: Modules): Relation {
  if (goModule !== null) {
    const [root, taken] = [withoutVersion(goModule), withoutVersion(module)];
    if (taken === withoutVersion(folder === '.' ? root : `${root}/${folder}`)) return 'this';
    return `${taken}/`.startsWith(`${root}/`) ? 'inside' : 'outside';
  }
  if (folder !== '.') return endsAt(module, folder) ? 'this' : 'inside';
  return /^[\w-]+(?:\.[\w-]+)+\//.test(module) ? 'inside' : 'outside';
}

function javaRelation({ module, name }: Import, target: string, modules: Modules): Relation {
  const isOfClass = /^[A-Z]/.test(module.split('.').at(-1) ?? '');
  const written = `${module.replaceAll('.', '/')}${isOfClass ? '' : `/${name}`}`;
  return endsAt(target, written) ? 'this' : modules.hasPath(written) ? 'inside' : 'outside';
}

function scriptRelation({ module }: Import, at: string, target: string, modules: Modules): Relation {
  if (!/^[./]/.test(module)) return relationOfPackage(module, target, modules);
  const written = withoutExtension(posix.join(posix.dirname(at), module));
  return written === target ? 'this' : isAbove(written, target) ? 'above' : 'inside';
}

/** A package of the same repository, or a path that begins at some folder of it: `@app/load`, `~/lib/load`. */
function relationOfPackage(module: string, target: string, modules: Modules): Relation {
  const written = withoutExtension(module.replace(/^(?:[@~#]\/|@[\w-]+\/)/, ''));
  if (!modules.hasPath(written)) return 'outside';
  return endsAt(target, written) ? 'this' : `/${target}/`.includes(`/${written}/`) ? 'above' : 'inside';
}

function isAbove(folder: string, target: string): boolean {
  return folder === '.' || target.startsWith(`${folder}/`);
}

/** Path of a file or folder without its extension, and without what stands for the folder itself. */
export function withoutExtension(path: string): string {
  return path.replace(/(?:\.d)?\.\w+$/, '').replace(/\/(?:index|__init__)$/, '');
}

/** Go’s import paths hold the major version since it is 2. */
function withoutVersion(path: string): string {
  return path.replace(/\/v\d+(?=\/|$)/, '');
}

function pythonPath(module: string, at: string): string {
  const dots = /^\.*/.exec(module)?.[0].length ?? 0;
  const path = module.slice(dots).replaceAll('.', '/');
  if (dots === 0) return path;
  return posix.join(posix.dirname(at), ...Array<string>(dots - 1).fill('..'), path);
}

function endsAt(path: string, end: string): boolean {
  return end !== '' && (path === end || path.endsWith(`/${end}`));
}

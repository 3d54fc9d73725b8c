import type { Project, ts as TypeScript } from 'ts-morph';
import { attempt } from './compiler-limits.js';
import { aliasesOf } from './project-config.js';
import { type PathAliases, resolveImport } from './resolve-import.js';
import type { Sources } from './sources.js';

/** A program over some files of the revision and what they import from it. Paths in it start with `/`. */
export interface LoadedProject {
  readonly project: Project;
  readonly texts: ReadonlyMap<string, string>;
  readonly aliases: PathAliases;
  /** Whether imports were followed no further for want of room. */
  readonly cut: boolean;
  /** Files that the compiler could not take, and why. */
  readonly failed: ReadonlyMap<string, string>;
}

/** The most files of one program: more would take minutes and gigabytes. */
const MOST_FILES = 3000;

/** Longer files are left out: bundles and generated data, in practice. */
const LONGEST_FILE = 1024 * 1024;

/** Loads files and, through their imports, all files of the repository that tell their types. Nothing else is read. */
export async function loadProject(
  morph: typeof import('ts-morph'),
  roots: readonly string[],
  config: string | null,
  sources: Sources,
): Promise<LoadedProject> {
  const aliases = await aliasesOf(morph.ts, config, sources);
  const texts = new Map<string, string>();
  const asked = new Set<string>();
  let cut = false;
  let wanted: readonly string[] = roots;
  while (wanted.length > 0) {
    const next = wanted.filter((path) => !asked.has(path)).slice(0, MOST_FILES - asked.size);
    cut ||= wanted.some((path) => !asked.has(path) && !next.includes(path));
    for (const path of next) asked.add(path);
    const read = await sources.read(next);
    for (const [path, text] of read) if (text.length <= LONGEST_FILE) texts.set(path, text);
    wanted = [...importedBy(morph.ts, read, sources.paths, aliases)].sort();
    if (next.length === 0) break;
  }
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    skipFileDependencyResolution: true,
    compilerOptions: optionsFor(morph.ts, aliases),
  });
  const failed = new Map<string, string>();
  for (const [path, text] of texts) {
    const problem = attempt(() => project.createSourceFile(`/${path}`, text, { overwrite: true }));
    if (problem) failed.set(path, problem);
  }
  return { project, texts, aliases, cut, failed };
}

function optionsFor(ts: typeof TypeScript, aliases: PathAliases): TypeScript.CompilerOptions {
  const paths = Object.fromEntries(
    Object.entries(aliases).map(([pattern, places]) => [pattern, places.map((place) => `/${place}`)]),
  );
  return {
    allowJs: true,
    strict: true,
    noImplicitAny: false,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    jsx: ts.JsxEmit.Preserve,
    resolveJsonModule: true,
    esModuleInterop: true,
    types: [],
    ...(Object.keys(paths).length > 0 ? { paths } : {}),
  };
}

function importedBy(
  ts: typeof TypeScript,
  texts: ReadonlyMap<string, string>,
  paths: ReadonlySet<string>,
  aliases: PathAliases,
): Set<string> {
  const found = new Set<string>();
  for (const [path, text] of texts) {
    if (text.length > LONGEST_FILE || path.endsWith('.json')) continue;
    for (const specifier of specifiersIn(ts, text)) {
      const target = resolveImport(path, specifier, paths, aliases);
      if (target) found.add(target);
    }
  }
  return found;
}

/** Modules that a file names: imports, re-exports, `require`, `import()`. */
function specifiersIn(ts: typeof TypeScript, text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
}

import { basename, isAbsolute } from 'node:path';
import type { Clone } from '../clients/git/repository.js';
import { InputError } from '../errors.js';
import { completeConfig } from './complete-config.js';
import type { Config } from './config.js';
import { type ConfigFiles, namedFiles, revisionFiles, workTreeFiles } from './config-files.js';
import { explainProblems } from './explain-problems.js';
import { mergeFiles } from './merge-files.js';
import { type PositionedText, readPositioned } from './positioned-text.js';
import { type ConfigFile, ConfigFileSchema } from './schema.js';

/** Names that are looked for at the repository’s root, besides the key `issue-audit` of package.json. */
export const CONFIG_NAMES = ['issue-audit.yml', 'issue-audit.yaml', 'issue-audit.json'] as const;

/** The key of package.json under which a configuration may stand. */
export const PACKAGE_KEY = 'issue-audit';
const DEEPEST = 10;

/** The configuration and where it was read. */
export interface LoadedConfig {
  readonly config: Config;
  /** The file that was found or named; null when there is none and the defaults hold. */
  readonly source: string | null;
  /** That file and everything it extends. */
  readonly files: readonly string[];
}

/**
 * Reads the configuration: the file that the user named, else that of the work tree’s root, else (in a bare repository)
 * that of the revision. It belongs to a stranger, so it can neither run anything nor read outside of the repository.
 * @throws InputError naming file, line, column and what is allowed there
 */
export async function loadConfig(from: {
  clone: Pick<Clone, 'git' | 'root'>;
  commit: string;
  explicitPath: string | null;
  cwd: string;
}): Promise<LoadedConfig> {
  if (from.explicitPath !== null) return loadNamed(namedFiles(from.cwd), from.explicitPath);
  const { root, git } = from.clone;
  return loadFound(root === null ? revisionFiles(git, from.commit) : workTreeFiles(root));
}

async function loadNamed(files: ConfigFiles, path: string): Promise<LoadedConfig> {
  const text = await files.read(path);
  if (text === null)
    throw new InputError(`there is no configuration file ${path}`, 'Check the path given with --config.');
  const isPackage = /(^|[\\/])package\.json$/.test(path);
  const loaded = await loadText(files, readPositioned(path, text), isPackage ? [PACKAGE_KEY] : []);
  return { ...loaded, files: loaded.files.map(withoutMachine) };
}

/** What an audit may say of a file that lies somewhere on this machine. */
function withoutMachine(path: string): string {
  return isAbsolute(path) || path.startsWith('..') ? basename(path) : path.split('\\').join('/');
}

async function loadFound(files: ConfigFiles): Promise<LoadedConfig> {
  const [manifest, ...texts] = await Promise.all([
    files.read('package.json').catch(() => null),
    ...CONFIG_NAMES.map((name) => files.read(name)),
  ]);
  const found = CONFIG_NAMES.flatMap((name, i): PositionedText[] => {
    const text = texts[i] ?? null;
    return text === null ? [] : [readPositioned(name, text)];
  });
  const [first, second] = found;
  if (first && second)
    throw new InputError(`both ${first.file} and ${second.file} are there`, 'Keep one of them.');
  if (first) return loadText(files, first, []);
  if (manifest?.includes(`"${PACKAGE_KEY}"`) && hasPackageKey(manifest))
    return loadText(files, readPositioned('package.json', manifest), [PACKAGE_KEY]);
  return { config: completeConfig({}, null), source: null, files: [] };
}

/** Whether a package.json holds a configuration. A manifest that is no JSON is none of our business. */
export function hasPackageKey(manifest: string): boolean {
  try {
    const data: unknown = JSON.parse(manifest);
    return typeof data === 'object' && data !== null && Object.hasOwn(data, PACKAGE_KEY);
  } catch {
    return false;
  }
}

async function loadText(files: ConfigFiles, text: PositionedText, root: string[]): Promise<LoadedConfig> {
  const read = new Set<string>();
  const file = await withShared(files, text, root, [text.file], read);
  const source = withoutMachine(text.file);
  return { config: completeConfig(file, source), source, files: [...read] };
}

/** Checks one file and puts it on top of those that it extends, in the order they are named. */
async function withShared(
  files: ConfigFiles,
  text: PositionedText,
  root: string[],
  chain: readonly string[],
  read: Set<string>,
): Promise<ConfigFile> {
  const own = check(text, root);
  read.add(text.file);
  let merged: ConfigFile = {};
  for (const name of [own.extends ?? []].flat()) {
    const path = files.follow(text.file, name);
    const place = text.locate([...root, 'extends']);
    const where = `${text.file}:${place.line}:${place.column}`;
    if (chain.includes(path))
      throw new InputError(
        `${where}: extends runs in a circle: ${[...chain, path].join(' → ')}`,
        'Take one of these "extends" out.',
      );
    if (chain.length >= DEEPEST)
      throw new InputError(`${where}: extends goes deeper than ${DEEPEST} files`, 'Join some of them.');
    const shared = await files.read(path);
    if (shared === null)
      throw new InputError(`${where}: extends "${name}", but there is no file ${path}`, 'Correct the path.');
    const below = await withShared(files, readPositioned(path, shared), [], [...chain, path], read);
    merged = mergeFiles(merged, below);
  }
  return mergeFiles(merged, own);
}

function check(text: PositionedText, root: string[]): ConfigFile {
  const value = root.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | undefined)?.[key],
    text.value,
  );
  const result = ConfigFileSchema.safeParse(value ?? {});
  if (result.success) return result.data;
  throw explainProblems(text, ConfigFileSchema, result.error, root);
}

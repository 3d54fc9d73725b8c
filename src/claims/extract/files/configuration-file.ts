import type { Reading } from '../../check/context.js';
import type { PathIndex } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';
import { fileSpokenOf } from './file-context.js';
import { type FileMention, fileMentions } from './file-mentions.js';

/** A configuration file, or several of that name. */
export interface ConfigurationFile {
  readonly written: string;
  readonly paths: readonly string[];
  /** The sentence names it. */
  readonly isNamed: boolean;
}

/** Paths of configuration, and of its copies. */
export const CONFIGURATION =
  /\.(?:toml|ini|cfg|conf|ya?ml|json|env|properties|tf)(?:\.(?:backup|bak|old|orig|save)[\w.-]{0,40})?$/i;
const COPY = /\.(?:backup|bak|old|orig|save)$/i;

/** The one configuration file that a sentence names, or else speaks of; null for none and for several. */
export function configurationFile(reading: Reading, sentence: Sentence): ConfigurationFile | null {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind !== 'folder');
  const written = new Set(named.map((each) => each.written));
  if (written.size > 1) return null;
  const [own] = named;
  const file = own ?? fileSpokenOf(reading, sentence);
  const paths = file ? pathsOf(file, reading.paths) : [];
  return file && paths.length > 0 ? { written: file.written, paths, isNamed: own !== undefined } : null;
}

/** A copy has the day in its name, which nobody writes: `pytest.ini.backup` is `pytest.ini.backup.20250910`. */
function pathsOf({ written, match }: FileMention, paths: PathIndex): readonly string[] {
  const found = match.kind === 'file' ? match.paths : COPY.test(written) ? datedCopies(written, paths) : [];
  return found.filter((path) => CONFIGURATION.test(path));
}

const copies = new WeakMap<PathIndex, Map<string, readonly string[]>>();

function datedCopies(written: string, paths: PathIndex): readonly string[] {
  const known = copies.get(paths) ?? new Map<string, readonly string[]>();
  copies.set(paths, known);
  const found =
    known.get(written) ??
    [...paths.files.keys()].filter((path) => path.startsWith(`${written}.`) || path.includes(`/${written}.`));
  known.set(written, found);
  return found;
}

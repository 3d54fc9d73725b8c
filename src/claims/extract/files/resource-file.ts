import { partsOf } from '../../check/code/environment-of.js';
import type { Reading } from '../../check/context.js';
import { nameOf, type PathIndex } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';

/** The one file of configuration that is called by what a sentence speaks of. */
export interface ResourceFile {
  readonly path: string;
  /** Its words, in lower case and singular: `vpc`, `connector`. */
  readonly words: readonly string[];
  /** Indices of the tokens of its words, the end exclusive. */
  readonly start: number;
  readonly end: number;
}

const CONFIGURATION = /\.(?:tf|tfvars|ya?ml|toml|ini|cfg|conf|properties)$/i;
const [FEWEST_WORDS, MOST_WORDS] = [2, 3];

/** "VPC connector" of `vpc-connector.tf`: words of which the name of one file is made; null for none, and for several. */
export function resourceFile(reading: Reading, { tokens }: Sentence): ResourceFile | null {
  const names = filesByWords(reading);
  const words = tokens.map(({ kind, text }) =>
    kind === 'word' && /^[A-Za-z]{2,20}$/.test(text) ? (partsOf(text.toLowerCase())[0] ?? '') : '',
  );
  let found: ResourceFile | null = null;
  for (let start = 0; start < words.length; start += 1)
    for (let n = MOST_WORDS; n >= FEWEST_WORDS; n -= 1) {
      const own = words.slice(start, start + n);
      const path = own.length < n || own.includes('') ? undefined : names.get(own.join(' '));
      if (path === undefined || path === '') continue;
      if (found && found.path !== path) return null;
      found ??= { path, words: own, start, end: start + n };
      break;
    }
  return found;
}

const known = new WeakMap<PathIndex, ReadonlyMap<string, string>>();

/** Paths by the words of their names; empty where several files are called so. */
function filesByWords({ paths, classOf }: Reading): ReadonlyMap<string, string> {
  const before = known.get(paths);
  if (before) return before;
  const found = new Map<string, string>();
  for (const path of paths.files.keys()) {
    if (!CONFIGURATION.test(path) || /^(?:test|backup|generated|vendored|docs)$/.test(classOf(path)))
      continue;
    const words = partsOf(nameOf(path).replace(/\.\w+$/, '')).filter((part) => part !== '');
    if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) continue;
    const name = words.join(' ');
    found.set(name, found.has(name) ? '' : path);
  }
  known.set(paths, found);
  return found;
}

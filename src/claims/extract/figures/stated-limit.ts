import type { Reading } from '../../check/context.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';

/** Where a sentence says that something is, or is not. */
export interface StatedLimit {
  /** As it was written: "backend production code". */
  readonly written: string;
  readonly production: boolean;
  readonly test: boolean;
  /** Whether a path may be meant; null where the words name no folder. */
  readonly holds: ((path: string) => boolean) | null;
  /** The words say more than could be told: "core business logic". */
  readonly isVague: boolean;
}

/** "Found in backend production code", "remain in the auth service": the words between "in" and what they are of. */
const LIMIT =
  /\b(?:found|exists?|left|remain(?:s|ing)?|used|usage|usages|calls?) (?:anywhere )?(?:in|within|inside|across|under) (?:the |our |any |all )?((?:[\w-]{1,30} ){0,4}?)(code|codebase|files?|modules?|tests?|test suites?|services?|repository|packages?)\b/i;
const SAYS_NOTHING =
  /^(?:the|our|all|any|whole|entire|current|source|code|files?|modules?|python|typescript|javascript|java|go)$/i;

/** The limit that a sentence sets; null for none, and for "in the codebase". */
export function statedLimit(reading: Reading, sentence: Sentence): StatedLimit | null {
  const named = fileMentions(sentence, reading.paths).filter(
    ({ match, token }) =>
      match.kind !== 'none' &&
      /^(?:in|within|inside|under|below|across)$/i.test(sentence.tokens[token - 1]?.text ?? ''),
  );
  const [place] = named;
  if (place && named.length === 1) {
    const { kind, paths } = place.match;
    const holds = (path: string) =>
      paths.some((each) => (kind === 'folder' ? path.startsWith(`${each}/`) : path === each));
    return { written: place.written, production: false, test: false, holds, isVague: false };
  }
  const found = LIMIT.exec(sentence.text.slice(0, 600));
  if (!found) return null;
  const words = (found[1] ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const test = words.includes('test') || /^test/i.test(found[2] ?? '');
  const production = words.includes('production') || words.includes('prod');
  const others = words.filter((word) => !/^(?:test|production|prod)$/.test(word) && !SAYS_NOTHING.test(word));
  if (others.length === 0 && !test && !production) return null;
  const folders = foldersNamed(reading, others);
  return {
    written: `${words.join(' ')} ${found[2]?.toLowerCase() ?? ''}`.trim(),
    production,
    test,
    holds: folders === null ? null : (path) => folders.some((folder) => path.startsWith(`${folder}/`)),
    isVague: others.length > 0 && folders === null,
  };
}

/** Folders at the root whose name holds all of these words: "backend" is shop_backend/; null when none does. */
function foldersNamed({ paths }: Reading, words: readonly string[]): string[] | null {
  if (words.length === 0) return null;
  const found = paths.rootFolders().filter((folder) => {
    const parts = folder.toLowerCase().split(/[^a-z0-9]+/);
    return words.every((word) => parts.includes(word));
  });
  return found.length > 0 ? found : null;
}

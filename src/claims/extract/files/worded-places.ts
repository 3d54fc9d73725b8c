import type { PathIndex } from '../../check/files/path-index.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** Files that words stand for: "the GitHub Actions deployment workflow", "manual deployment scripts". */
export interface WordedPlace {
  readonly written: string;
  readonly paths: readonly string[];
  /** Index of the token of its noun. */
  readonly token: number;
}

/** What kind of file a noun stands for. */
const KINDS: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^pipelines?$/,
    /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$|(?:^|\/)scripts\/[^/]*deploy[^/]*\.(?:py|sh|ps1|js|ts)$/,
  ],
  [/^(?:workflows?|actions|ci\/cd|ci)$/, /^\.github\/workflows\/[^/]+\.ya?ml$|^\.gitlab-ci\.yml$/],
  [/^scripts?$/, /(?:^|\/)scripts\/.+\.(?:py|sh|ps1|js|ts)$|^[^/]+\.(?:sh|ps1)$/],
  [/^dockerfiles?$/, /(?:^|\/)[\w.-]*dockerfile[\w.-]*$/i],
  [/^(?:docker-compose|compose)$/, /(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$/],
  [/^terraform$/, /\.tf(?:vars)?$/],
  [/^(?:configuration|config|deployments?)$/, /\.(?:ya?ml|toml|tf|env|ini|cfg|sh)$|(?:^|\/)deploy\w*\.py$/],
];
/** Words before a noun that say nothing of which files are meant. */
const SAYS_NOTHING =
  /^(?:the|a|an|our|its|this|all|any|github|gitlab|actions|manual|automated|current|existing|main|ci|cd|ci\/cd|gcp|cloud|run|correct|proper)$/;
/** Words before it that are read. */
const MOST_WORDS = 4;
/** What stands for more files is no place. */
const MOST_FILES = 40;

/** The places that a sentence names in words, from the first to the last. */
export function wordedPlaces({ tokens }: Sentence, paths: PathIndex): WordedPlace[] {
  return tokens.flatMap(({ kind, text }, i): WordedPlace[] => {
    const noun = kind === 'word' ? text.toLowerCase() : '';
    const fitting = KINDS.find(([pattern]) => pattern.test(noun))?.[1];
    if (!fitting) return [];
    const before = tokens
      .slice(Math.max(0, i - MOST_WORDS), i)
      .map((token) => (token.kind === 'word' ? token.text.toLowerCase() : '.'));
    const words = before.slice(before.findLastIndex((word) => !/^[a-z/-]+$/.test(word) || isEnd(word)) + 1);
    // "Configuration" alone may be anything.
    const which = words.filter((word) => !SAYS_NOTHING.test(word));
    if (which.length === 0 && /^(?:config|deploy|script|action)/.test(noun)) return [];
    if (!isPlaced(tokens[i - words.length - 1])) return [];
    const found = filesOfKind(paths, fitting).filter((path) => which.every((word) => isIn(word, path)));
    return found.length > 0 && found.length <= MOST_FILES
      ? [{ written: [...words, noun].join(' '), paths: found, token: i }]
      : [];
  });
}

const byKind = new WeakMap<PathIndex, Map<RegExp, readonly string[]>>();

/** Every file of a kind; documents name the same few kinds again and again. */
function filesOfKind(paths: PathIndex, kind: RegExp): readonly string[] {
  const known = byKind.get(paths) ?? new Map<RegExp, readonly string[]>();
  byKind.set(paths, known);
  const found = known.get(kind) ?? [...paths.files.keys()].filter((path) => kind.test(path));
  known.set(kind, found);
  return found;
}

/** The one place that a sentence names in words behind a preposition: "no checks *in the deploy pipeline*". */
export function placeBehind(sentence: Sentence, from: number, paths: PathIndex): WordedPlace | null {
  const behind = wordedPlaces(sentence, paths).filter(({ token }) => token > from);
  const isIn = /^(?:in|from|within|inside|into)$/i.test(sentence.tokens[from]?.text ?? '');
  return isIn && behind.length === 1 ? (behind[0] ?? null) : null;
}

/** "In the deployment workflow", "Manual deployment scripts had": behind a preposition, or where a clause begins. */
function isPlaced(before: Token | undefined): boolean {
  return (
    !before || before.kind === 'mark' || /^(?:in|to|from|of|within|into|by|and|but|while)$/i.test(before.text)
  );
}

function isEnd(word: string): boolean {
  return /^(?:in|to|from|of|for|with|and|or|by|into|within|between|no|missing|lacks?|added|has|have|had|was|were|is|are)$/.test(
    word,
  );
}

/** "Deployment" is `deploy-staging.yml`, too. */
function isIn(word: string, path: string): boolean {
  const stem = word.replace(/(?:ments?|ing|s)$/, '');
  return path.toLowerCase().includes(stem.length >= 4 ? stem : word);
}

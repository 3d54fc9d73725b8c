import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { isAskedTooOften } from '../../check/asked-often.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { rarestLines } from '../../check/count/counting.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isNegation } from '../../extract/words/mood.js';

/**
 * "Levels: FULL, PARTIAL, MINIMAL": three names in capitals or more that code gives values to, or quotes, in lines close to each
 * other; never refuted, since capitals are also for emphasis.
 */
export const membersListed: ClaimPart = {
  kinds: ['symbol'],
  recognise: ({ document }) => document.sentences.flatMap((sentence) => candidateIn(sentence) ?? []),
};

/** Names of a list, and lines that stand between two of them in code at most. */
const [LEAST, MOST, FAR] = [3, 20, 3];
const NAME = /^(?=.{3})[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){0,4}$/;
const BETWEEN = /^(?:,|\/|\||→|->|and|or|&)$/i;
/** Files with the rarest of the names that are read. */
const MOST_FILES = 30;

function candidateIn(sentence: Sentence): Candidate | null {
  const { tokens, fence, place, mood } = sentence;
  if (fence || place === 'heading' || !/^(?:present|past)$/.test(mood)) return null;
  for (let i = 0; i < tokens.length; i += 1) {
    const { names, end } = namesFrom(sentence, i);
    if (names.length >= LEAST)
      return names.length > MOST || isFamiliar(names) || isDenied(sentence)
        ? null
        : candidateOf(sentence, i, names);
    if (end > i) i = end;
  }
  return null;
}

/** What everything has names for: formats, methods, protocols; and names that are looked up one by one. */
function isFamiliar(names: readonly string[]): boolean {
  return names.every((name) => FAMILIAR.test(name)) || names.every((name) => name.includes('_'));
}

const FAMILIAR =
  /^(?:HTML|XML|JSON|CSV|YAML|TOML|PDF|GET|POST|PUT|DELETE|PATCH|OPTIONS|HEAD|HTTPS?|TCP|UDP|SQL|API|URL|URI|JWT|JWS|JWE|JWK|AWS|GCP|SSL|TLS|DNS|VPC|CPU|RAM|DEV|TEST|STAGING|PROD|GDPR|SOX|HIPAA|TODO|FIXME|HACK|XXX|NOTE|CORS|CSRF|XSS|RSA|AES|SHA|INSERT|UPDATE|SELECT|USD|EUR|GBP|AND|NOT)$/;

/** Whatever is missing may be these. */
function isDenied({ tokens }: Sentence): boolean {
  return tokens.some(({ kind, text }) => kind === 'word' && text !== text.toUpperCase() && isNegation(text));
}

/** The run of names that begins at a token, and the last token that was read for it. */
function namesFrom({ tokens }: Sentence, from: number): { readonly names: string[]; readonly end: number } {
  const names = new Set<string>();
  let [at, last] = [from, from];
  for (; at < tokens.length && names.size <= MOST; at += 1) {
    const { kind, text } = tokens[at] ?? { kind: 'mark', text: '' };
    const parts = kind === 'word' || kind === 'code' ? text.split(/[/|]/) : [];
    const isName = parts.length > 0 && parts.every((part) => NAME.test(part));
    // Two names without anything between them are a heading in capitals.
    if (isName && at > from && NAME.test(tokens[at - 1]?.text ?? '')) return { names: [], end: at };
    if (isName) for (const part of parts) names.add(part);
    else if (at === from || !BETWEEN.test(text)) break;
    last = at;
  }
  return { names: [...names], end: last };
}

function candidateOf(sentence: Sentence, at: number, names: readonly string[]): Candidate {
  return {
    kind: 'symbol',
    line: sentence.tokens[at]?.line ?? sentence.line,
    text: sentence.text,
    statement: `code names ${listing(names, 6)} together`,
    words: names,
    says: null,
    check: (context) => context.once(['names together', names], () => look(context, names)),
  };
}

/** Lists of a document that are looked for. */
const MOST_ASKED = 60;

/** @returns null where no file has all of them together */
async function look(context: CheckContext, names: readonly string[]): Promise<Outcome | null> {
  if (isAskedTooOften(context, 'names together', MOST_ASKED)) return null;
  for (const path of filesHolding(context, names).slice(0, MOST_FILES)) {
    const span = spanOf((await context.lines(path)) ?? [], names);
    if (!span) continue;
    const place = `${path}:${span.from}${span.to > span.from ? `-${span.to}` : ''}`;
    return {
      verdict: 'verified',
      measured: `all ${count(names.length, 'name')} at ${place}`,
      scope: 'code; only that these names stand together there',
      command: `git show ${quoted(`${context.rev}:${path}`)} | sed -n ${span.from},${span.to}p`,
    };
  }
  return null;
}

/** Files of code that hold the rarest of the names; those of programs first. */
function filesHolding(context: CheckContext, names: readonly string[]): string[] {
  const isTest = (path: string) => Number(context.classOf(path) === 'test');
  return [...new Set(rarestLines(context, names).map(({ path }) => path))]
    .filter(
      (path) => languageOfPath(path) && !/^(?:backup|generated|vendored|docs)$/.test(context.classOf(path)),
    )
    .sort((a, b) => isTest(a) - isTest(b) || (a < b ? -1 : 1));
}

/** The first lines, close to each other, that give values to all of some names, or quote them; comments say nothing. */
function spanOf(
  lines: readonly string[],
  names: readonly string[],
): { readonly from: number; readonly to: number } | null {
  const form = new RegExp(
    `(["'\`]|^\\s{0,80}|[{,(|]\\s?)(${names.join('|')})(?:["'\`]|\\s?[=:,]|\\s{0,4}$)`,
    'g',
  );
  let found = new Map<string, number>();
  let last = 0;
  for (const [i, line] of lines.entries()) {
    if (/^\s{0,80}(?:#|\/\/|\*)/.test(line)) continue;
    const own = [...line.slice(0, 600).matchAll(form)].map((match) => match[2] ?? '');
    if (own.length === 0) continue;
    if (i + 1 - last > FAR) found = new Map();
    last = i + 1;
    for (const name of own) found.set(name, i + 1);
    if (found.size === names.length) return { from: Math.min(...found.values()), to: i + 1 };
  }
  return null;
}

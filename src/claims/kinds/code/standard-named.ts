import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * A standard that code is said to follow: "RFC 6455 compliant implementation", "CVE-2024-12345 is mended". That code or its
 * comments name it is all that can be shown; never refuted, since most code names no standard.
 */
export const standardNamed: ClaimPart = { kinds: ['snippet'], recognise };

const STANDARD = /^(?:RFC|PEP|ISO|IEEE|ECMA|CVE|CWE)$/;
const JOINED = /^(RFC|PEP|ISO|IEEE|ECMA|CVE|CWE)[-‑]?(\d{4}-)?(\d{1,6})$/;
const MOST_OF_DOCUMENT = 40;

/** `RFC 6455`: the kind of standard, the year where it has one, and its number. */
interface Standard {
  readonly kind: string;
  readonly year: string;
  readonly number: string;
  readonly line: number;
}

function recognise({ document }: Reading): Candidate[] {
  return document.sentences
    .flatMap((sentence) => {
      if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 80)
        return [];
      return standardsIn(sentence).map((standard) => candidateOf(sentence, standard));
    })
    .slice(0, MOST_OF_DOCUMENT);
}

function standardsIn({ tokens }: Sentence): Standard[] {
  return tokens.flatMap(({ kind: token, text, line }, i) => {
    if (token !== 'word' || isDeniedBefore(tokens, i, 3)) return [];
    const [, kind, year, number] = JOINED.exec(text) ?? [];
    if (kind !== undefined && number !== undefined) return [{ kind, year: year ?? '', number, line }];
    const behind = tokens[i + 1]?.text ?? '';
    return STANDARD.test(text) && /^\d{1,6}$/.test(behind)
      ? [{ kind: text, year: '', number: behind, line }]
      : [];
  });
}

function candidateOf(sentence: Sentence, standard: Standard): Candidate {
  const { kind, year, number, line } = standard;
  return {
    kind: 'snippet',
    line,
    text: sentence.text,
    statement: `code names ${kind}${/^C[VW]E$/.test(kind) ? '-' : ' '}${year}${number}`,
    words: wordsOf(standard),
    says: null,
    check: (context) => check(context, standard),
  };
}

/** `RFC 6455` is written `RFC6455`, too. */
function wordsOf({ kind, number }: Standard): string[] {
  return [number, `${kind}${number}`];
}

/** @returns null where no code names it */
function check(context: CheckContext, standard: Standard): Outcome | null {
  const { kind, year, number } = standard;
  const form = new RegExp(`\\b${kind}[ -]?${year}${number}(?!\\d)`, 'i');
  const isCode = (path: string) => languageOfPath(path) !== undefined && path !== context.documentPath;
  const found = wordsOf(standard)
    .flatMap((word) => context.words.linesOf(word, isCode))
    .filter(({ text }) => form.test(text));
  const own = found.filter(({ path }) => context.classOf(path) === 'production');
  const places = (own.length > 0 ? own : found).map(({ path, line }) => `${path}:${line}`);
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `named at ${listing(places, 3)}`,
    scope: `code${own.length > 0 ? ' without tests' : ', tests included'}; only that it is named there, not that it is followed`,
    command: `git grep -n -i -E ${quoted(`${kind}[ -]?${year}${number}`)} ${context.rev} -- ${quoted(first.replace(/:\d+$/, ''))}`,
  };
}

import { quoted } from '../../../domain/shell-word.js';
import { linesSpeakingOf, type SpokenLines } from '../../check/code/spoken-lines.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { nameStems } from '../../extract/words/name-words.js';
import { type TellingPhrase, tellingPhrases } from '../../extract/words/telling-phrases.js';

/**
 * What code is said to do, in words: "Retries with exponential backoff" below `hub.py`, "Sends 10 requests" below `test_hub`.
 * Verified where a few lines of the file, or of the function, have these words and numbers; never refuted, since code may say it
 * otherwise.
 */
export const toldInWords: ClaimPart = { kinds: ['snippet'], recognise };

/** Words that a phrase has at least; with a number, fewer tell as much. */
const [FEWEST, FEWEST_WITH_NUMBER] = [3, 2];
/** Of so many words, one may be missing. */
const MANY = 5;
const MOST_FILES = 3;

/** The code that is spoken of: files, or a function by its name. */
type Home = { readonly paths: readonly string[] } | { readonly name: string };

/** Lines of the revision that are looked at. */
interface Span {
  readonly path: string;
  readonly lines: readonly string[];
  readonly from: number;
  readonly to: number;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || sentence.isOfRelease) return [];
    if (sentence.mood !== 'present' && sentence.mood !== 'past') return [];
    // "**Gaps found:**" is a heading of what follows.
    if (/:\W{0,4}$/.test(sentence.text)) return [];
    // What is said of lines is held against these lines.
    if (lineMentions(reading, sentence).length > 0) return [];
    const phrases = tellingPhrases(sentence).filter(tellsEnough);
    const home = phrases.length === 0 ? null : homeOf(reading, sentence);
    return home ? [candidateOf(sentence, phrases, home)] : [];
  });
}

function tellsEnough({ stems, numbers }: TellingPhrase): boolean {
  return stems.length >= (numbers.length > 0 ? FEWEST_WITH_NUMBER : FEWEST);
}

function homeOf(reading: Reading, sentence: Sentence): Home | null {
  const name = functionIn(sentence) ?? (sentence.parent && functionIn(sentence.parent));
  if (name) return { name };
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const meant = named.length > 0 ? named : [fileSpokenOf(reading, sentence)].flatMap((each) => each ?? []);
  const paths = [...new Set(meant.flatMap(({ match }) => match.paths))];
  const isCode = paths.every((path) => !/\.(?:mdx?|txt|rst|adoc)$/i.test(path));
  return isCode && paths.length > 0 && paths.length <= MOST_FILES ? { paths } : null;
}

/** The one function that a sentence names: `open_hub()`, `test_hub_opens`. */
function functionIn({ tokens }: Sentence): string | null {
  const names = new Set(
    tokens.flatMap(({ kind, text }) => {
      const found = kind === 'code' || kind === 'word' ? /^(\w+)(\(.{0,60}\))?$/.exec(text) : null;
      const isFunction = found?.[2] !== undefined || /^(?:test|_?[a-z]+)_\w+$/.test(text);
      return found?.[1] && isFunction ? [found[1]] : [];
    }),
  );
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

function candidateOf(sentence: Sentence, phrases: readonly TellingPhrase[], home: Home): Candidate {
  const of = 'name' in home ? home.name : home.paths.join(', ');
  return {
    kind: 'snippet',
    line: phrases[0]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${of} speaks of "${phrases[0]?.written.slice(0, 160) ?? ''}"`,
    says: null,
    ...('name' in home ? { words: [home.name], symbol: home.name } : {}),
    check: (context) => check(context, phrases, home),
  };
}

/** @returns null where no lines have these words */
async function check(
  context: CheckContext,
  phrases: readonly TellingPhrase[],
  home: Home,
): Promise<Outcome | null> {
  for (const span of await spansOf(context, home)) {
    // The words that a file is called by stand in it anyway.
    const { path } = span;
    const own = new Set([
      ...nameStems(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')),
      ...('name' in home ? nameStems(home.name) : []),
    ]);
    for (const phrase of phrases) {
      const found = spokenIn(span, phrase, own);
      if (found) return verified(context, span, found);
    }
  }
  return null;
}

/** The functions of a name, of which there are few; or all lines of some files. */
async function spansOf(context: CheckContext, home: Home): Promise<Span[]> {
  const definitions = 'name' in home ? ((await knowledgeOf(context, home.name))?.definitions ?? []) : [];
  const paths = 'name' in home ? [...new Set(definitions.map(({ path }) => path))] : home.paths;
  if (paths.length > MOST_FILES) return [];
  const spans: Span[] = [];
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    if (!('name' in home)) spans.push({ path, lines, from: 1, to: lines.length });
    else
      for (const { name, from, to } of definitionSpans(lines))
        if (name === home.name) spans.push({ path, lines, from, to });
  }
  return spans;
}

function spokenIn(span: Span, phrase: TellingPhrase, own: ReadonlySet<string>): SpokenLines | null {
  const { stems, numbers } = phrase;
  const telling = stems.filter((stem) => !own.has(stem));
  if (telling.length < (numbers.length > 0 ? 1 : FEWEST)) return null;
  const found = linesSpeakingOf(span.lines, { stems: telling, numbers }, span);
  if (!found || found.numbers < numbers.length) return null;
  const least = telling.length >= MANY ? telling.length - 1 : telling.length;
  return found.stems >= (numbers.length > 0 ? Math.min(FEWEST_WITH_NUMBER, telling.length) : least)
    ? found
    : null;
}

function verified(context: CheckContext, { path, lines }: Span, { from, to }: SpokenLines): Outcome {
  const place = `${path}:${from}${to > from ? `-${to}` : ''}`;
  return {
    verdict: 'verified',
    measured: `${place} ${to > from ? 'speak' : 'speaks'} of it: ${(lines[from - 1] ?? '').trim().slice(0, 120)}`,
    scope: 'only that these words stand there, not what the code does',
    command: `git show ${quoted(`${context.rev}:${path}`)} | sed -n ${from},${to}p`,
  };
}

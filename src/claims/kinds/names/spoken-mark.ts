import { quoted } from '../../../domain/shell-word.js';
import { count, listing, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { programLines } from '../../check/look/code-lines.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * Options and decorators by their name: "works with the `--real-services` flag", "`@pytest.mark.unit`". Some code takes or gives
 * them, or the file that the sentence names does; nothing is refuted.
 */
export const spokenMark: ClaimPart = { kinds: ['symbol'], recognise };

const OPTIONS = /^--[a-z][\w-]{3,50}(?:[ ,]{1,2}--[a-z][\w-]{3,50}){0,4}$/;
/** With the value that it is given: the option is there, whatever the value. */
const OPTION_GIVEN = /^--[a-z][\w-]{3,50}[ =][^-\s]\S{0,80}$/;
const DECORATOR = /^@[A-Za-z_]\w{1,60}(?:\.\w{2,60}){0,4}$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    if (!sentence.tokens.some(isMark) || lineMentions(reading, sentence).length > 0) return [];
    const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
    const paths = named.flatMap(({ match }) => match.paths);
    return sentence.tokens.flatMap((token, i) =>
      isMark(token) && !isDeniedBefore(sentence.tokens, i, 5) ? candidatesOf(sentence, i, paths) : [],
    );
  });
}

function isMark({ kind, text }: Sentence['tokens'][number]): boolean {
  return kind === 'code' && (OPTIONS.test(text) || OPTION_GIVEN.test(text) || DECORATOR.test(text));
}

function candidatesOf(sentence: Sentence, i: number, paths: readonly string[]): Candidate[] {
  const { text, line } = sentence.tokens[i] as Sentence['tokens'][number];
  const marks = OPTION_GIVEN.test(text) ? [text.split(/[ =]/)[0] ?? ''] : text.split(/[ ,]+/);
  return marks.map((mark) => ({
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `code has ${mark}`,
    says: null,
    words: wordsOf(mark),
    check: (context) => check(context, mark, paths),
  }));
}

/** The last word tells it from others, the longest is rarer where that is a short one. */
function wordsOf(mark: string): readonly string[] {
  const words = (mark.match(/\w+/g) ?? []).filter((word) => word.length > 2);
  const longest = words.reduce((best, each) => (each.length > best.length ? each : best), '');
  return [...new Set([words.at(-1) ?? '', longest])].filter((word) => word !== '');
}

/** @returns null where nothing has it */
function check(context: CheckContext, mark: string, paths: readonly string[]): Outcome | null {
  const words = wordsOf(mark);
  if (words.length === 0) return null;
  const has = mark.startsWith('@') ? isAbove(mark) : isTaken(mark);
  const all = programLines(context, words).filter(({ text }) => has(text));
  const places = paths.length === 0 ? all : all.filter(({ path }) => paths.includes(path));
  const files = new Set(places.map(({ path }) => path));
  if (places.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `${count(places.length, 'line')} in ${count(files.size, 'file')}: ${placesListed(places, 3)}`,
    scope: paths.length === 0 ? 'code and configuration, tests included' : listing([...files], 3),
    command: `git grep -n -F -e ${quoted(mark)} ${context.rev}`,
  };
}

function isAbove(decorator: string): (line: string) => boolean {
  return (line) => {
    const text = line.trim();
    return text.startsWith(decorator) && !/^[\w.]/.test(text.slice(decorator.length));
  };
}

/** In quotes, as a program declares or passes it, or as a shell compares it. */
function isTaken(option: string): (line: string) => boolean {
  const form = new RegExp(`(?:["'\`]|^\\s{0,40}|\\|)${option}(?:["'\`=]|\\)|\\|)`);
  return (line) => form.test(line);
}

import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { labelledText, plainLine } from '../../check/files/related-lines.js';
import { saidWords } from '../../check/files/said-words.js';
import { wordsClaimed } from '../../check/files/words-claimed.js';
import { firstDate } from '../../extract/figures/dates.js';
import { type SayingDocument, sayingDocument } from '../../extract/files/saying-document.js';
import { nameSaid, titledDocuments } from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/**
 * What a document says of which the line above names, or the item before: "`STATUS.md` claims:" and below it "System Health:
 * 99%", "PASSED for all phases". Words without quotes are refuted only where a version of the document held them.
 */
export const claimedInList: ClaimPart = { kinds: ['citation'], recognise };

const MOST_OF_DOCUMENT = 300;
/** Words of an item that are taken as they stand. */
const [FEWEST_WORDS, MOST_WORDS] = [2, 8];

function recognise(reading: Reading): Candidate[] {
  const found = reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || sentence.place === 'cell') return [];
    if (!/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 60) return [];
    const source = sayingDocument(reading, sentence);
    if (!source) return [];
    const titles = titledDocuments(sentence, reading.paths);
    if (sentence.place !== 'item' || source.isOwn)
      return titles.length === 1 ? figureBehind(sentence, titles[0]?.end ?? 0, source) : [];
    const quotes = sentence.tokens.filter(({ kind, text }) => kind === 'quote' && isWorded(text));
    if (quotes.length > 0) return quotes.map((token) => quoteOf(sentence, token, source));
    return source.isLabel ? [] : [ofAll(sentence, source) ?? wordsOf(sentence, source) ?? []].flat();
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

function isWorded(text: string): boolean {
  return /\p{L}{4}/u.test(text) && text.length <= 300;
}

function isDated({ mood, tokens, parent }: Sentence): boolean {
  return (
    mood === 'past' || [tokens, parent?.tokens ?? []].some((each) => firstDate(each.slice(0, 40)) !== null)
  );
}

function quoteOf(sentence: Sentence, { text, line }: Token, source: SayingDocument): Candidate {
  return {
    ...base(sentence, text, source),
    line,
    check: async (context) => {
      const said = await saidWords(context, source.paths, { text, of: '', isDated: isDated(sentence) });
      return said ?? (source.isPath ? wordsClaimed(context, source.paths, text) : null);
    },
  };
}

function base(sentence: Sentence, text: string, { paths }: SayingDocument): Omit<Candidate, 'check'> {
  return {
    kind: 'citation',
    line: sentence.line,
    text: sentence.text,
    statement: `${nameSaid(paths)} says "${text.slice(0, 160)}"`,
    says: null,
  };
}

/** "System Health: 99% - Enterprise ready": the part with the figure, or the few words that it is. */
function wordsOf(sentence: Sentence, source: SayingDocument): Candidate | null {
  const { tokens } = sentence;
  if (tokens.some(({ kind }) => kind === 'code' || kind === 'quote')) return null;
  const parts = sentence.text.slice(0, 300).split(/ [-–—|] |[;()]/);
  const [first = ''] = parts;
  const text = parts.find((part) => FIGURE.test(part)) ?? first;
  const words = plainLine(text).split(' ');
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS || !isWorded(text)) return null;
  return ofWords(sentence, text.trim(), source);
}

const FIGURE = /(?<![\w.#])\d{1,6}(?:\.\d{1,3})?%/;

function ofWords(sentence: Sentence, text: string, source: SayingDocument): Candidate {
  return {
    ...base(sentence, text, source),
    check: (context) => saidWords(context, source.paths, { text, of: '', isDated: isDated(sentence) }),
  };
}

const CLAIMS = /^(?:claim|state|say|report|assert|declare|show|list|indicate)(?:s|ing)?$/i;
const ENDS = /^(?:while|but|though|although|despite|whereas|yet|when|even|and|with|[,;.()—–-])$/i;

/** "Master Status claims 99% system health while …": a share, and the words behind it. */
function figureBehind(sentence: Sentence, end: number, source: SayingDocument): Candidate[] {
  const { tokens } = sentence;
  if (!CLAIMS.test(tokens[end]?.text ?? '')) return [];
  const rest = tokens.slice(end + 1, end + 2 + MOST_WORDS);
  const to = rest.findIndex(({ kind, text }) => kind !== 'word' || ENDS.test(text));
  const words = rest.slice(0, to < 0 ? rest.length : to).map(({ text }) => text);
  const [figure = ''] = words;
  if (!/^\d{1,6}(?:\.\d{1,3})?%$/.test(figure) || words.length < 2 || words.length > MOST_LOOSE) return [];
  return [ofWords(sentence, words.join(' '), source)];
}

/** More words stand in an order. */
const MOST_LOOSE = 5;

/** "✅ PASSED for all phases": what every line of one label says. */
function ofAll(sentence: Sentence, source: SayingDocument): Candidate | null {
  const [, word = ''] =
    /^\P{L}{0,6}([A-Z]{4,20}) (?:for|in|on) (?:all|every|each)\b/u.exec(sentence.text) ?? [];
  if (word === '') return null;
  return {
    ...base(sentence, `${word} throughout`, source),
    check: (context) => checkAll(context, source.paths, word),
  };
}

/** @returns null where no label has it in all of several lines: it may be told otherwise */
async function checkAll(
  context: CheckContext,
  paths: readonly string[],
  word: string,
): Promise<Outcome | null> {
  for (const path of paths) {
    const byLabel = new Map<string, string[]>();
    for (const line of path === context.documentPath ? [] : ((await context.lines(path)) ?? [])) {
      const labelled = labelledText(line.slice(0, 300));
      if (!labelled) continue;
      const label = plainLine(labelled.label);
      const rests = byLabel.get(label);
      if (rests) rests.push(labelled.rest);
      else byLabel.set(label, [labelled.rest]);
    }
    const said = new RegExp(`\\b${word}\\b`);
    const [found] = [...byLabel].filter(
      ([, rests]) => rests.length > 1 && rests.every((rest) => said.test(rest)),
    );
    if (!found) continue;
    const [label, rests] = found;
    return {
      verdict: 'verified',
      measured: `${rests.length} of ${rests.length} lines "${label}" of ${path}`,
      scope: 'only that it is cited, out of the document that is named',
      command: `git grep -n -i ${quoted(`${label}.*${word}`)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}

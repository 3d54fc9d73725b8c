import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf } from '../../check/count/counting.js';
import { onceIn } from '../../check/history/once-in-file.js';
import { codeLines } from '../../check/look/code-lines.js';
import { nowhere } from '../../check/names/nowhere.js';
import { holdsWhole, normalCode, someLine } from '../../extract/code/code-text.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { codeMeantBy, isStatement } from '../../extract/words/code-meant.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/** A statement of code in a code span: "Implementation: `await hub.send(event)`". It stands in the file spoken of, or somewhere. */
export const quotedCode: ClaimPart = { kinds: ['snippet'], recognise };

/** Files of one name that are looked through. */
const MOST_FILES = 20;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !(sentence.mood === 'present' || isRemarked(sentence))) return [];
    if (sentence.place === 'heading') return [];
    const isMeant = codeMeantBy(sentence);
    // With lines beside it, it is what those are said to hold.
    if (!isMeant || lineMentions(reading, sentence).length > 0) return [];
    const commits = commitTokens(sentence);
    return sentence.tokens.flatMap((token, i) =>
      token.kind === 'code' &&
      isMeant(token.text) &&
      !commits.has(i) &&
      !isDeniedBefore(sentence.tokens, i, 4)
        ? candidateOf(reading, sentence, i)
        : [],
    );
  });
}

/** "- `await hub.open()` - may fail": what may be is remarked of code that is there. */
function isRemarked({ place, tokens }: Sentence): boolean {
  const [first, second, ...remark] = tokens;
  if (place !== 'item' || first?.kind !== 'code' || !/^[-–—:]$/.test(second?.text ?? '')) return false;
  const words = remark.slice(0, 40).map(({ text }) => text.toLowerCase());
  return words.some((word) => MAY.test(word)) && !words.some((word) => TO_DO.test(word));
}

const MAY = /^(?:may|might|can)$/;
const TO_DO =
  /^(?:should|must|adds?|added|needs?|replaces?|use|instead|will|would|if|fix|change|remove|create|implement)$/;

function candidateOf(reading: Reading, sentence: Sentence, i: number): Candidate[] {
  const text = (sentence.tokens[i]?.text ?? '').trim();
  // A call’s arguments are often left out.
  const wanted = normalCode(text.replace(/\(\.{3}\)?$/, '('));
  const anchors = anchorsOf(wanted);
  if (anchors.length === 0) return [];
  const [own] = fileMentions(sentence, reading.paths).filter(
    ({ match, isImport }) => match.kind === 'file' && !isImport,
  );
  const file = own ?? fileSpokenOf(reading, sentence);
  const isFound =
    /^(?:evidence|current|actual|code|implementation|finding)/.test(sentence.label) ||
    (own !== undefined && saysSo(sentence, own.token, i));
  const isPattern = /^(?:(?:current|actual|existing) )?code(?: (?:pattern|snippet))?$/.test(sentence.label);
  return [
    {
      kind: 'snippet',
      line: sentence.tokens[i]?.line ?? sentence.line,
      text: sentence.text,
      statement: `the code holds ${text.slice(0, 160)}`,
      words: anchors,
      check: (context) => check(context, { text, wanted, anchors, file, isFound, isPattern }),
    },
  ];
}

/** "`pyproject.toml` specifies `…`": the file, a verb, and the code. */
function saysSo({ tokens }: Sentence, file: number, code: number): boolean {
  const between = tokens.slice(file + 1, code).map(({ text }) => text);
  return (
    between.length < 5 &&
    between.some((text) =>
      /^(?:specif(?:y|ies)|sets?|has|holds|contains|defines|declares|uses|says)$/i.test(text),
    )
  );
}

interface Quoted {
  readonly text: string;
  readonly wanted: string;
  readonly anchors: readonly string[];
  readonly file: FileMention | null;
  /** The sentence says that this was found there. */
  readonly isFound: boolean;
  /** It is called the code that is there. */
  readonly isPattern: boolean;
}

/** @returns null where nothing holds it: it may be a sketch, or what shall be */
async function check(context: CheckContext, quote: Quoted): Promise<Outcome | null> {
  const { wanted, file } = quote;
  const paths = file?.match.paths.slice(0, MOST_FILES) ?? [];
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    const at = lines.findIndex((line) => holdsWhole(normalCode(line), wanted));
    if (at >= 0) return verified(context, quote, [`${path}:${at + 1}`], path);
  }
  const elsewhere = inCode(context, quote);
  if (elsewhere) return elsewhere;
  const [path = ''] = paths;
  if (!quote.isFound) return null;
  const once =
    paths.length === 1 && wanted.length >= 20
      ? await onceIn(context, path, quote.text, (text) =>
          someLine(text, wanted, (line) => holdsWhole(normalCode(line), wanted)),
        )
      : null;
  return once ?? (isStatement(quote.text) ? nowhere(context, quote.text, quote.isPattern) : null);
}

function inCode(context: CheckContext, quote: Quoted): Outcome | null {
  const places = codeLines(context, quote.anchors).filter(({ text }) =>
    holdsWhole(normalCode(text), quote.wanted),
  );
  const [first] = places;
  if (!first) return null;
  return verified(
    context,
    quote,
    places.map(({ path, line }) => `${path}:${line}`),
    first.path,
  );
}

function verified(context: CheckContext, quote: Quoted, places: readonly string[], path: string): Outcome {
  return {
    verdict: 'verified',
    measured: `at ${listing([...places], 3)}`,
    scope: 'only that the code stands there',
    command: `git grep -n -F ${quoted(quote.text.replace(/\(\.{3}\)?$/, '('))} ${context.rev} -- ${quoted(path)}`,
  };
}

import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import { valueAnchors, valuePlaces } from '../../check/code/value-places.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf } from '../../check/count/counting.js';
import { programLines } from '../../check/look/code-lines.js';
import type { WordLine } from '../../check/look/word-table.js';
import {
  type CommandValue,
  commandLines,
  commandValues,
  isTelling,
  namesInCommand,
} from '../../extract/figures/command-values.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { wordedPlaces } from '../../extract/files/worded-places.js';
import { type Fence, isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * What commands give: `--region=us-central1`, `HUB_PLACE=staging`, the service that they are about. The repository may set the
 * same; where it does not, nothing is said, since a command is often a proposal.
 */
export const commandValue: ClaimPart = { kinds: ['config'], recognise };

/** Values of one line that are looked for. */
const MOST_OF_A_LINE = 2;

function recognise(reading: Reading): Candidate[] {
  const known = new Map<Fence, ReadonlySet<number>>();
  return reading.document.sentences.flatMap((sentence) => {
    const { fence } = sentence;
    if (!fence) return inSpans(reading, sentence);
    if (!isListingFence(fence)) return [];
    const commands = known.get(fence) ?? commandLines(fence.lines);
    known.set(fence, commands);
    const at = sentence.line - fence.firstLine;
    const text = commands.has(at) ? (fence.lines[at] ?? '') : '';
    return candidatesOf(sentence, text, sentence.line, namesInCommand(text));
  });
}

/** Only what is said to be so; in a fence, a command has no mood. */
function inSpans({ paths }: Reading, sentence: Sentence): Candidate[] {
  if (sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood)) return [];
  if (!sentence.tokens.some(isGiven)) return [];
  // Where a place is named, it is what that is said to have.
  if (wordedPlaces(sentence, paths).length > 0 || fileMentions(sentence, paths).length > 0) return [];
  return sentence.tokens.flatMap((token, i) => {
    const { text, line } = token;
    return isGiven(token) && !isDeniedBefore(sentence.tokens, i, 4)
      ? candidatesOf(sentence, text, line, namesInCommand(text))
      : [];
  });
}

function isGiven({ kind, text }: Sentence['tokens'][number]): boolean {
  return kind === 'code' && /^--|\s--|^[A-Z]\w{1,60}=/.test(text);
}

function candidatesOf(sentence: Sentence, text: string, line: number, names: readonly string[]): Candidate[] {
  const values = commandValues(text).filter((each) => isTelling(each) && valueAnchors(each).length > 0);
  const shared = { kind: 'config' as const, line, text: sentence.text, says: null };
  const given = values.slice(0, MOST_OF_A_LINE).map((each) => ({
    ...shared,
    statement: `${each.key} is ${each.value}`,
    words: valueAnchors(each),
    check: (context: CheckContext) => checkValue(context, each),
  }));
  const named = names.flatMap((name) => {
    const anchors = anchorsOf(name);
    if (anchors.length === 0) return [];
    return [
      {
        ...shared,
        statement: `something is called ${name}`,
        words: anchors,
        check: (context: CheckContext) => checkName(context, name, anchors),
      },
    ];
  });
  return [...given, ...named];
}

/** @returns null where nothing gives it */
function checkValue(context: CheckContext, given: CommandValue): Outcome | null {
  const places = valuePlaces(context, given);
  return places.length === 0 ? null : setAt(context, places, given.value);
}

/** @returns null where neither code nor configuration has the name */
function checkName(context: CheckContext, name: string, anchors: readonly string[]): Outcome | null {
  const own = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
  const places = programLines(context, anchors).filter(
    ({ path, text }) => context.classOf(path) !== 'test' && own.test(text),
  );
  return places.length === 0 ? null : setAt(context, places, name);
}

function setAt(context: CheckContext, places: readonly WordLine[], value: string): Outcome {
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'code and configuration; only that it is set there, too',
    command: `git grep -n -F ${quoted(value)} ${context.rev} -- ${quoted(places[0]?.path ?? '')}`,
  };
}

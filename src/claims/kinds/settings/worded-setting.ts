import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { isOfEnvironment, partsOf } from '../../check/code/environment-of.js';
import {
  isNameOf,
  isSaidBy,
  isSameSetting,
  partsOfFile,
  placesOf,
  type SettingPlace,
  settingsOf,
  settingsWith,
  tellingParts,
  tellsWhich,
} from '../../check/code/setting-places.js';
import { outcomeOfSubject } from '../../check/code/subject-outcome.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { valuesGivenIn } from '../../check/look/given-values.js';
import { wordsOfDocument } from '../../check/look/words-of-document.js';
import { isSameFigure } from '../../extract/figures/figure-units.js';
import { ENVIRONMENTS, type WordedFigure, wordedFigures } from '../../extract/figures/worded-figures.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';
import { environmentSaid } from '../../extract/words/environment-said.js';
import { subjectsOfSetting } from '../../extract/words/setting-subject.js';

/**
 * What is set, in words: "Staging initialization timeout: 75.0s", "(25s initialization, 15s connection)". The words are the
 * setting's name in the file that is spoken of, or of the same setting elsewhere in the document; else code is looked through
 * for that value below such a name, and nothing is refuted.
 */
export const wordedSetting: ClaimPart = { kinds: ['config'], recognise };

/** Equal figures of a document that are compared, the first ones: a text may repeat one in each of its lines. */
const MOST_ALIKE = 100;
/** Files that may be spoken of. */
const MOST_FILES = 3;
/** Smaller numbers are given to everything. */
const LEAST = 10;
/** A value that is given to so many names says nothing of the one that is meant. */
const MOST_PLACES = 5;

/** A figure, and where it is said to be set. */
interface Said {
  readonly sentence: Sentence;
  readonly figure: WordedFigure;
  readonly environment: string | null;
  /** Files that are spoken of. */
  readonly paths: readonly string[];
  /** The sentence names them. */
  readonly isNamed: boolean;
}

function recognise(reading: Reading): Candidate[] {
  const all = reading.document.sentences.flatMap((sentence) =>
    isRead(sentence)
      ? wordedFigures(sentence).map((figure) => ({
          sentence,
          figure,
          environment: environmentSaid(reading.document, sentence, figure),
          ...filesOf(reading, sentence),
        }))
      : [],
  );
  const alike = new Map<string, Said[]>();
  for (const said of all) {
    const own = alike.get(figureOf(said)) ?? [];
    alike.set(figureOf(said), own);
    if (own.length < MOST_ALIKE) own.push(said);
  }
  const inDocument = wordsOfDocument(reading.document);
  return all.map((said) => candidateOf(said, alike.get(figureOf(said)) ?? [], inDocument));
}

/** Equal for figures that may be of the same setting. */
function figureOf({ figure: { noun, said } }: Said): string {
  return `${noun} ${said.number} ${said.factor}`;
}

/** In what a command printed it is only "Staging pool_timeout: 25.0s" that says what is set. */
function isRead(sentence: Sentence): boolean {
  if (!/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading') return false;
  if (!sentence.fence) return true;
  return isListingFence(sentence.fence) && /^[a-z ]{0,40}\b[a-z]+_[a-z_]+$/.test(sentence.label);
}

function filesOf(reading: Reading, sentence: Sentence): Pick<Said, 'paths' | 'isNamed'> {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const mentions = named.length > 0 ? named : [fileSpokenOf(reading, sentence)];
  const paths = mentions.flatMap((mention) => mention?.match.paths ?? []);
  return { paths: paths.length <= MOST_FILES ? paths : [], isNamed: named.length > 0 };
}

function candidateOf(said: Said, alike: readonly Said[], inDocument: ReadonlySet<string>): Candidate {
  const { sentence, figure } = said;
  const isTold = figure.said.dimension !== 'none' && figure.said.number >= LEAST && !sentence.fence;
  return {
    kind: 'config',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${listing((figure.name ?? [...figure.near, figure.noun]).slice(0, 4), 4)}: ${figure.text}`,
    words: isTold ? [anchorOf(figure)] : [],
    check: async (context) => {
      const others = alike.filter((each) => each !== said && isSameSetting(figure, each.figure));
      for (const each of [said, ...others]) {
        const environment = said.environment ?? each.environment;
        const outcome = await checkInFiles(context, figure, each, environment);
        if (outcome) return outcome;
      }
      if (!isTold) return null;
      const ofSubject = await checkSubject(context, said);
      return ofSubject === undefined ? checkAnywhere(context, said, inDocument) : ofSubject;
    },
  };
}

const CHANGED = /\b(?:increased|extended|raised|reduced|lowered|changed|bumped) to\b/i;

/** "Database timeout extended to 75.0s": the file that is called so, though nothing speaks of it. */
function checkSubject(
  context: CheckContext,
  { sentence, figure, environment }: Said,
): Promise<Outcome | null | undefined> {
  const { noun, modifier, said, token, near } = figure;
  if (!isOfToday(sentence, token)) return Promise.resolve(undefined);
  const subjects = subjectsOfSetting(context.document, sentence, noun, modifier);
  const isChanged = CHANGED.test(sentence.text.slice(0, 600));
  return outcomeOfSubject(context, { subjects, noun, environment, said, before: [], isChanged, near });
}

/** Not the end of a row of values, nor what was set before: "75.0s (previously 45.0s)" says what is. */
function isOfToday({ tokens, mood }: Sentence, token: number): boolean {
  const isBefore = ({ text }: Token) =>
    /^(?:was|were|had|initially|originally|previously|formerly|before|earlier)$/i.test(text);
  return (
    !/^(?:→|->|⇒)$/.test(tokens[token - 1]?.text ?? '') &&
    (mood === 'present' || !tokens.slice(0, token).some(isBefore))
  );
}

function anchorOf({ said }: WordedFigure): string {
  return String(Math.trunc(said.number));
}

/** @returns null where the files have no such setting */
async function checkInFiles(
  context: CheckContext,
  figure: WordedFigure,
  { paths, isNamed }: Said,
  environment: string | null,
): Promise<Outcome | null> {
  const given: SettingPlace[] = [];
  for (const path of paths) given.push(...(await settingsOf(context, path)));
  for (const words of [figure.near, figure.words]) {
    const all = given.filter((place) => isSaidBy(place, figure, words, isNamed));
    if (all.length === 0) continue;
    const { places, isOwn } = await placesOf(context, all, environment);
    const right = places.filter(({ value }) => isSameFigure(figure.said, value));
    if (right.length > 0) return verified(context, right, listing([...paths], 2));
    return wrong(context, figure, { places, isOwn, environment }, paths);
  }
  return null;
}

function verified(context: CheckContext, right: readonly SettingPlace[], scope: string): Outcome {
  const [first] = right as [SettingPlace];
  return {
    verdict: 'verified',
    measured: `${first.key} is ${first.text} at ${listing([...new Set(right.map(({ path, line }) => `${path}:${line}`))], 3)}`,
    scope,
    command: commandOf(context, first),
  };
}

function commandOf(context: CheckContext, { key, path }: SettingPlace): string {
  return `git grep -n -w ${quoted(key)} ${context.rev} -- ${quoted(path)}`;
}

/** Refuted where the words are the whole name of a setting that stands once in the one file, or once for its environment. */
function wrong(
  context: CheckContext,
  figure: WordedFigure,
  {
    places,
    isOwn,
    environment,
  }: { places: readonly SettingPlace[]; isOwn: boolean; environment: string | null },
  paths: readonly string[],
): Outcome | null {
  const [path, ...more] = paths;
  const named = places.filter((place) => figure.name && isNameOf(figure.name, place));
  const [first] = named.length > 0 ? named : places;
  if (!first || path === undefined) return null;
  const values = [...new Set((named.length > 0 ? named : places).map(({ text }) => text))];
  const shared = {
    measured: `${first.key} is ${listing(values, 4)}${isOwn ? ` for ${environment}` : ''}`,
    scope: listing([...paths], 2),
    command: commandOf(context, first),
  };
  // What is counted begins at nothing.
  if (first.value.number === 0 && figure.said.dimension === 'none') return null;
  const isSure = named.length === 1 && more.length === 0 && isOwn === (environment !== null);
  // A figure that only stands near is said of something else as often.
  if (named.length === 0 && figure.name === null) return null;
  if (!isSure) return { verdict: 'not checkable', ...shared, needs: 'to know which setting is meant' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${first.key} is ${first.text}${isOwn ? ` for ${environment}` : ''} (${path}:${first.line}).`,
    past: {
      paths: [path],
      isTrue: (texts) => hasBefore(texts.get(path) ?? '', first.key, figure, environment),
    },
  };
}

function hasBefore(text: string, key: string, figure: WordedFigure, environment: string | null): boolean {
  let isInside = environment === null;
  for (const line of text.split('\n')) {
    const block = /^\s{0,40}["']?(staging|production|development|test)["']?\s{0,4}[:=]\s{0,4}\{?\s*$/.exec(
      line,
    )?.[1];
    if (block !== undefined && environment !== null) isInside = block === environment;
    if (!isInside || !line.includes(key)) continue;
    if (valuesGivenIn(line).some((each) => each.key === key && isSameFigure(figure.said, each.value)))
      return true;
  }
  return false;
}

/** @returns null where nothing gives this value to such a name: it may be set elsewhere, or be called otherwise */
async function checkAnywhere(
  context: CheckContext,
  { figure, environment }: Said,
  inDocument: ReadonlySet<string>,
): Promise<Outcome | null> {
  const given = settingsWith(context, anchorOf(figure)).filter(
    ({ key, value, path }) =>
      partsOf(key).includes(figure.noun) &&
      isSameFigure(figure.said, value) &&
      isNamedEnough(tellingParts(key), path, figure),
  );
  const own = given.filter((each) => isMeant(each, figure));
  const meant =
    own.length > 0 ? own : given.filter(({ key }) => tellingParts(key).every((part) => inDocument.has(part)));
  if (meant.length > MOST_PLACES) return null;
  const right: SettingPlace[] = [];
  for (const each of meant) if (await isOfEnvironment(context, each, environment)) right.push(each);
  if (right.length === 0) return null;
  return verified(context, right, `settings of code and configuration whose name says ${figure.noun}`);
}

/** A name that is nothing but its noun is that of many things. */
function isNamedEnough(parts: readonly string[], path: string, figure: WordedFigure): boolean {
  return parts.length > 1 && tellsWhich(parts, path, figure);
}

/** The name or its file says one of the other words. */
function isMeant({ key, path }: SettingPlace, figure: WordedFigure): boolean {
  const said = new Set([...partsOf(key), ...partsOfFile(path)]);
  return figure.words.some((word) => word !== figure.noun && !ENVIRONMENTS.test(word) && said.has(word));
}

import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { ENVIRONMENTS, isOfEnvironment } from '../check/environment-of.js';
import { bindingIn, isSameValue } from '../check/settings.js';
import type { Sentence } from '../extract/document.js';
import { fileSpokenOf } from '../extract/file-context.js';
import { quantityOf } from '../extract/token.js';

/** "- **Initialization timeout**: 75.0s" below a file: the words are the setting’s name. Nothing is refuted. */
export const wordedSetting: ClaimPart = { kinds: ['config'], recognise };

/** Files that may be spoken of. */
const MOST_FILES = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place !== 'item' || sentence.mood !== 'present') return [];
    const keys = keysOf(sentence.label);
    const value = keys.length > 0 ? numberBehind(sentence) : null;
    const file = value === null ? null : fileSpokenOf(reading, sentence);
    const paths = file?.match.paths ?? [];
    return value !== null && paths.length > 0 && paths.length <= MOST_FILES
      ? [candidateOf(sentence, keys, value, paths)]
      : [];
  });
}

/** The names that words may stand for, the longest first: a label may say first of which environment it is. */
function keysOf(label: string): string[] {
  const words = label.split(' ');
  if (words.length < 2 || words.length > 5 || !words.every((word) => /^[a-z][a-z0-9]{1,20}$/.test(word)))
    return [];
  return words.slice(0, -1).map((_, i) => words.slice(i).join('_'));
}

/** The number right behind the colon, of seconds or of nothing. */
function numberBehind({ tokens }: Sentence): string | null {
  const colon = tokens.findIndex(({ text }) => text === ':');
  const quantity = quantityOf(tokens[colon + 1]?.text ?? '');
  const next = tokens[colon + 2];
  const isEnd = !next || next.kind === 'mark' || /^seconds?$/i.test(next.text);
  return quantity && !quantity.atLeast && /^s?$/.test(quantity.unit) && isEnd ? String(quantity.value) : null;
}

function candidateOf(
  sentence: Sentence,
  keys: readonly string[],
  value: string,
  paths: readonly string[],
): Candidate {
  return {
    kind: 'config',
    line: sentence.line,
    text: sentence.text,
    statement: `${keys[0]} is ${value} in ${listing([...paths], 2)}`,
    check: (context) => check(context, keys, value, paths),
  };
}

/** What a line gives to a key; null for what is no plain value. */
interface Given {
  readonly key: string;
  readonly path: string;
  readonly line: number;
  readonly value: string | null;
}

/** "Staging start timeout": of the lines that give it, those for that environment, if any are; else all of them. */
async function ofEnvironment(
  context: CheckContext,
  given: readonly Given[],
  environment: string | null,
): Promise<readonly Given[]> {
  if (environment === null) return given;
  const own: Given[] = [];
  for (const each of given) if (await isOfEnvironment(context, each, environment)) own.push(each);
  return own.length > 0 ? own : given;
}

/** What lines of the files give to a key. */
async function bindingsOf(context: CheckContext, key: string, paths: readonly string[]): Promise<Given[]> {
  const found: Given[] = [];
  for (const path of paths) {
    for (const [i, line] of ((await context.lines(path)) ?? []).entries()) {
      const binding = line.includes(key) ? bindingIn(line.slice(0, 400), key) : null;
      if (binding) found.push({ key, path, line: i + 1, value: binding.value });
    }
  }
  return found;
}

/** @returns null where the files have no such setting */
async function check(
  context: CheckContext,
  keys: readonly string[],
  value: string,
  paths: readonly string[],
): Promise<Outcome | null> {
  const environment = /^[a-z]+/.exec(keys[0] ?? '')?.[0] ?? '';
  for (const key of keys) {
    const bound = await ofEnvironment(
      context,
      await bindingsOf(context, key, paths),
      ENVIRONMENTS.test(environment) ? environment : null,
    );
    if (bound.length === 0) continue;
    const right = bound.filter((each) => each.value !== null && isSameValue(each.value, value));
    const places = right.map(({ path, line }) => `${path}:${line}`);
    const values = [...new Set(bound.flatMap((each) => each.value ?? []))];
    const shared = {
      scope: listing([...paths], 2),
      command: `git grep -n -w ${quoted(key)} ${context.rev} -- ${paths.map((path) => quoted(path)).join(' ')}`,
    };
    if (right.length > 0)
      return { verdict: 'verified', measured: `${key} at ${listing(places, 3)}`, ...shared };
    const measured = values.length > 0 ? `${key} is ${listing(values, 4)}` : `${key} is given no plain value`;
    return { verdict: 'not checkable', measured, ...shared, needs: 'to know which setting is meant' };
  }
  return null;
}

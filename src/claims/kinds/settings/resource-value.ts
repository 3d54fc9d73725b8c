import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { partsOf } from '../../check/code/environment-of.js';
import { isSameValue, settingIn } from '../../check/code/settings.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { type ResourceFile, resourceFile } from '../../extract/files/resource-file.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/**
 * What a part of the infrastructure is set to, that a file of configuration is called by: "VPC connector (min: 2, max: 10
 * instances)", "VPC connector CIDR `10.2.0.0/28`", "the original VPC connector had `min_instances = 5`". Refuted where the
 * file gives the one name that is meant another value.
 */
export const resourceValue: ClaimPart = { kinds: ['config'], recognise };

/** A value, and the words that its name has to have. */
interface Said {
  readonly words: readonly string[];
  readonly value: string;
  readonly text: string;
}

const MOST_OF_A_SENTENCE = 4;
const ORIGINAL = /\b(?:original(?:ly)?|initial(?:ly)?|at first|first version)\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 60) return [];
    if (!/\d/.test(sentence.text) || fileMentions(sentence, reading.paths).length > 0) return [];
    const file = resourceFile(reading, sentence);
    const isOriginal = ORIGINAL.test(sentence.text.slice(0, 300));
    if (!file || (sentence.mood === 'past' && !isOriginal) || CHANGES.test(sentence.text.slice(0, 300)))
      return [];
    return saidIn(sentence, file)
      .slice(0, MOST_OF_A_SENTENCE)
      .map((said) => candidateOf(sentence, file, said, isOriginal));
  });
}

/** What was and what has become stand in one sentence. */
const CHANGES =
  /→|->|\b(?:from|increased|doubled|raised|reduced|lowered|changed|instead|than|should|recommended?)\b/i;

function saidIn(sentence: Sentence, file: ResourceFile): Said[] {
  return sentence.tokens.flatMap((token, i): Said[] => {
    if (i < file.end) return [];
    if (token.kind === 'code') return spansIn(sentence.tokens, i);
    const pair = pairAt(sentence.tokens, i);
    return pair ? [pair] : [];
  });
}

/** "`min_instances = 5, max_instances = 50`", "CIDR `10.2.0.0/28`". */
function spansIn(tokens: readonly Token[], i: number): Said[] {
  const { text } = tokens[i] as Token;
  const settings = text.length > 200 ? [] : text.split(', ').map(settingIn);
  if (settings.length > 0 && settings.every((each) => each !== null))
    return settings.flatMap((each) =>
      each ? { words: partsOf(each.key), value: each.value, text: `${each.key} = ${each.value}` } : [],
    );
  const label = tokens[i - 1]?.text ?? '';
  const isValue = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?$|^[a-z]\d{1,2}-[a-z]+-?\w*$/.test(text);
  return isValue && /^[A-Za-z]{3,20}$/.test(label)
    ? [{ words: partsOf(label.toLowerCase()), value: text, text: `${label} ${text}` }]
    : [];
}

/** "min: 2", "max: 10 instances" in brackets: the word behind the last number is that of all. */
function pairAt(tokens: readonly Token[], i: number): Said | null {
  const [label, colon, number] = tokens.slice(i, i + 3);
  if (
    !label ||
    colon?.text !== ':' ||
    !/^\d{1,6}$/.test(number?.text ?? '') ||
    !/^(?:min|max|size|count)$/i.test(label.text)
  )
    return null;
  const open = tokens.slice(0, i).findLastIndex(({ text }) => text === '(');
  const close = tokens.slice(i).findIndex(({ text }) => text === ')');
  if (open < 0 || close < 0) return null;
  const noun = tokens[i + close - 1];
  const words = noun?.kind === 'word' && /^[A-Za-z]{4,20}$/.test(noun.text) ? [noun.text.toLowerCase()] : [];
  const value = number?.text ?? '';
  return {
    words: [label.text.toLowerCase(), ...words].flatMap(partsOf),
    value,
    text: `${label.text} ${[...words, value].join(' ')}`,
  };
}

function candidateOf(sentence: Sentence, file: ResourceFile, said: Said, isOriginal: boolean): Candidate {
  return {
    kind: 'config',
    line: sentence.line,
    text: sentence.text,
    statement: `${file.path} sets ${said.text}${isOriginal ? ' at first' : ''}`,
    words: [],
    says: null,
    check: (context) => (isOriginal ? checkFirst(context, file, said) : checkNow(context, file, said)),
  };
}

interface Given {
  readonly key: string;
  readonly value: string;
  /** 1-based. */
  readonly line: number;
}

/** `min_instances = 10  # doubled`, `name: "hub"`. */
const SETTING =
  /^\s{0,80}["']?([A-Za-z_][\w.-]{1,80})["']?\s{0,20}[:=]\s{0,8}("[^"]{0,200}"|'[^']{0,200}'|[\w./:-]{1,80})\s*(?:[,#/].*)?$/;

/** What lines give to the names that have all of some words. */
function givenIn(lines: readonly string[], words: readonly string[]): Given[] {
  return lines.flatMap((line, i): Given[] => {
    const [, key = '', value = ''] = SETTING.exec(line.slice(0, 400)) ?? [];
    const parts = partsOf(key);
    return key !== '' && words.every((word) => parts.includes(word)) ? [{ key, value, line: i + 1 }] : [];
  });
}

/** The one name that is meant, and what it is given. */
function only(given: readonly Given[]): Given | null {
  const [first, ...others] = given;
  return first && others.every(({ key, value }) => key === first.key && value === first.value) ? first : null;
}

async function checkNow(
  context: CheckContext,
  { path }: ResourceFile,
  { words, value }: Said,
): Promise<Outcome | null> {
  const given = only(givenIn((await context.lines(path)) ?? [], words));
  if (!given) return null;
  const shared = {
    measured: `${given.key} is ${given.value} at ${path}:${given.line}`,
    scope: path,
    command: `git grep -n -w ${quoted(given.key)} ${context.rev} -- ${quoted(path)}`,
  };
  if (isSameValue(given.value, value)) return { verdict: 'verified', ...shared };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${given.key} is ${given.value} (${path}:${given.line}).`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        givenIn(linesOf(texts.get(path) ?? ''), words).some((each) => isSameValue(each.value, value)),
    },
  };
}

/** "Originally": of the first version that had the name; null where its history is not all here. */
async function checkFirst(
  context: CheckContext,
  { path }: ResourceFile,
  { words, value }: Said,
): Promise<Outcome | null> {
  const { shallow, grafted } = context.history.state;
  const commits = shallow || grafted ? [] : await context.past.commitsThat('touched', path);
  const values: Given[] = [];
  for (const commit of commits.slice(0, MOST_VERSIONS)) {
    const given = only(givenIn((await context.linesAt(commit, path)) ?? [], words));
    if (given && !isSameValue(values.at(-1)?.value ?? '', given.value)) values.push(given);
  }
  const first = values.at(-1);
  if (!first || commits.length > MOST_VERSIONS) return null;
  const had = listing(
    values.map((each) => each.value),
    8,
  );
  const shared = {
    measured: `${first.key} has had ${had}`,
    scope: `the versions of ${path}, newest first`,
    command: `git log -p --format='%h %cs' -G ${quoted(first.key)} ${context.rev} -- ${quoted(path)}`,
  };
  if (isSameValue(first.value, value)) return { verdict: 'verified', ...shared };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${first.key} was ${first.value} in the first version of ${path}.`,
  };
}

const MOST_VERSIONS = 60;

import { unitOf } from '../figures/figure-units.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** Something that configuration holds or lacks: an option, a variable, or a thing in words. */
export interface ThingSet {
  /** As it was written: `--vpc-connector`, "VPC connector configuration". */
  readonly written: string;
  /** Index of its first and of its last token. */
  readonly from: number;
  readonly to: number;
  /** Matches a line that has it; linear. */
  readonly held: RegExp;
  /** Words that are looked up for it. */
  readonly anchors: readonly string[];
  readonly isWorded: boolean;
  /** The sentence only speaks of it: "the correct configuration". */
  readonly isSpokenOf?: boolean;
}

const OPTION = /^(-{1,2}[A-Za-z][\w-]{0,40})(?:[= ]([\w./:-]{1,60}))?$/;
const VARIABLE = /^([A-Z][A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,8})(?:=([\w./:-]{1,80}))?$/;
const NOUN = /^(?:configurations?|config|settings?|flags?|options?|setup|variables?)$/i;
/** Words that describe a setting and do not name it. */
const DESCRIBES =
  /^(?:missing|correct|proper|right|same|required|necessary|new|old|the|a|an|this|that|its|no|all|any|both|deployment|application|test|environment|production|staging|default|current|existing|wrong|invalid|incorrect|automated|manual|comprehensive|complete|critical|additional|specific|system|service|infrastructure|project|code|base|full|custom|central|centralized|unified|ssot|configuration|of|for|in|with|and|or|to|by|on|has|have|had|lacks?|without|added|adds?|was|were|is|are|not)$/i;
/** Words of the name of a thing. */
const MOST_WORDS = 3;

/** The things of a sentence that may be set, in their order. */
export function thingsSet(sentence: Sentence): ThingSet[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, i) => named(token, i) ?? worded(tokens, i) ?? labelled(sentence, i) ?? []);
}

function named({ kind, text }: Token, i: number): ThingSet | null {
  const option = kind === 'code' ? OPTION.exec(text) : null;
  const found = option ?? (kind === 'code' || kind === 'word' ? VARIABLE.exec(text) : null);
  if (!found) return null;
  const [, name = '', value] = found;
  const rest =
    value === undefined
      ? '(?![\\w-])'
      : `["']?(?:\\s{0,3}[=:,]\\s{0,3}|\\s{1,3})["']?${value.replaceAll('.', '\\.')}(?![\\w-])`;
  const anchors = (name.match(/\w{3,}/g) ?? []).slice(0, 3);
  return {
    written: text,
    from: i,
    to: i,
    held: new RegExp(`(?<![\\w-])${name}${rest}`),
    anchors,
    isWorded: false,
  };
}

/** "VPC connector configuration", "VPC connector flags". */
function worded(tokens: readonly Token[], i: number): ThingSet | null {
  if (tokens[i]?.kind !== 'word' || !NOUN.test(tokens[i]?.text ?? '')) return null;
  let from = i;
  while (from > 0 && i - from < MOST_WORDS && isName(tokens[from - 1])) from -= 1;
  return thing(
    tokens.slice(from, i).map(({ text }) => text),
    from,
    i,
  );
}

/** "**VPC Connector**: properly configured": the label is what is set. */
function labelled({ tokens, label }: Sentence, i: number): ThingSet | null {
  if (tokens[i]?.text !== ':' || label === '' || tokens.slice(0, i).some(({ text }) => text === ':'))
    return null;
  const words = label.split(' ').filter((word) => !NOUN.test(word));
  const isSet = tokens.slice(i + 1, i + 4).some(({ text }) => /^(?:configured|set|enabled)$/i.test(text));
  return isSet &&
    words.length <= MOST_WORDS &&
    words.every((word) => /^[a-z][\w-]{1,30}$/.test(word) && !DESCRIBES.test(word))
    ? thing(words, 0, i)
    : null;
}

/** "Had the correct configuration": which one is said before. */
export function isSpokenOf({ tokens }: Sentence): number | null {
  const at = tokens.findIndex(
    ({ kind, text }, i) =>
      kind === 'word' &&
      /^(?:configuration|config|settings?|flags?)$/i.test(text) &&
      /^(?:correct|proper|right|same|required|necessary)$/i.test(tokens[i - 1]?.text ?? '') &&
      tokens.slice(Math.max(0, i - 4), i).some(({ text: verb }) => /^(?:had|has|have|used|use)$/i.test(verb)),
  );
  return at < 0 ? null : at;
}

function isName(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    /^[A-Za-z][\w-]{1,30}$/.test(token.text) &&
    !DESCRIBES.test(token.text) &&
    !unitOf(token.text)
  );
}

/** One word is a name only where it is an abbreviation. */
function thing(words: readonly string[], from: number, to: number): ThingSet | null {
  const [first] = words;
  if (first === undefined || (words.length === 1 && !/^[A-Z][A-Z0-9-]{2,12}$/.test(first))) return null;
  const stems = words.map((word) => word.toLowerCase().replace(/s$/, ''));
  return {
    written: words.join(' '),
    from,
    to,
    held: new RegExp(`(?<![a-z])${stems.join('s?[-_ .]{0,2}')}`, 'i'),
    anchors: words.map((word) => word.toLowerCase()).filter((word) => word.length > 2),
    isWorded: true,
  };
}

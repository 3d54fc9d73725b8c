/**
 * Forms of reference (`PROJ-\d+`) come from the audited repository and are matched against every commit message. Only a
 * small part of regular expressions is accepted, and every repetition gets an upper bound, so that matching stays linear.
 */

const LONGEST_FORM = 100;
const REPEAT_LIMIT = 20;
const MOST_REPEATS = 2;
const MOST_OPTIONAL = 4;
const MOST_CHOICES = 8;
const CLASSES = 'dDwWsSb';

/** A form that was accepted, rewritten with bounds, or what is wrong with it. */
export type ReferenceForm =
  | { readonly ok: true; readonly source: string }
  | { readonly ok: false; readonly problem: string };

class Unacceptable extends Error {}

/** Reads a form of reference. The result has no capturing group and matches nothing empty. */
export function boundReferenceForm(form: string): ReferenceForm {
  if (form.trim() === '') return { ok: false, problem: 'is empty' };
  if (form.length > LONGEST_FORM) return { ok: false, problem: `is longer than ${LONGEST_FORM} characters` };
  try {
    const source = rewrite(form);
    const expression = new RegExp(`^(?:${source})$`);
    if (expression.test('')) return { ok: false, problem: 'matches the empty text' };
    return { ok: true, source };
  } catch (error) {
    if (error instanceof Unacceptable) return { ok: false, problem: error.message };
    if (error instanceof SyntaxError) return { ok: false, problem: 'is not a regular expression' };
    throw error;
  }
}

/** Splits a form into atoms, groups and quantifiers, and writes it again with bounds. */
function rewrite(form: string): string {
  const tokens = tokenize(form);
  const used = { repeats: 0, optional: 0, choices: 0 };
  let out = '';
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (token.kind === 'choice') used.choices += 1;
    if (token.kind !== 'quantifier') {
      out += token.text;
      continue;
    }
    if (!before || before.kind === 'quantifier' || before.kind === 'open' || before.kind === 'choice')
      throw new Unacceptable(`has "${token.text}" with nothing to repeat before it`);
    if (token.text === '?') {
      used.optional += 1;
      out += '?';
      continue;
    }
    if (before.kind === 'close') throw new Unacceptable('repeats a group; only single characters may repeat');
    const bounded = boundQuantifier(token.text);
    if (bounded.varies) used.repeats += 1;
    out += bounded.text;
  }
  if (used.repeats > MOST_REPEATS) throw new Unacceptable(`repeats more than ${MOST_REPEATS} parts`);
  if (used.optional > MOST_OPTIONAL) throw new Unacceptable(`has more than ${MOST_OPTIONAL} optional parts`);
  if (used.choices > MOST_CHOICES) throw new Unacceptable(`has more than ${MOST_CHOICES} alternatives`);
  return out;
}

interface Token {
  readonly kind: 'atom' | 'open' | 'close' | 'choice' | 'quantifier';
  readonly text: string;
}

function tokenize(form: string): Token[] {
  const tokens: Token[] = [];
  let rest = form;
  while (rest !== '') {
    const token = nextToken(rest);
    tokens.push({ kind: token.kind, text: token.text });
    rest = rest.slice(token.length);
  }
  return tokens;
}

function nextToken(rest: string): Token & { length: number } {
  const first = rest[0] ?? '';
  if (first === '\\') return escaped(rest);
  if (first === '[') return characterClass(rest);
  if (first === '(') {
    const plain = rest.startsWith('(?:') ? 3 : 1;
    if (plain === 1 && rest[1] === '?') throw new Unacceptable('uses a special group "(?…)"');
    return { kind: 'open', text: '(?:', length: plain };
  }
  if (first === ')') return { kind: 'close', text: ')', length: 1 };
  if (first === '|') return { kind: 'choice', text: '|', length: 1 };
  const quantifier = /^(?:[*+?]|\{\d{1,2}(?:,\d{0,2})?\})/.exec(rest)?.[0];
  if (quantifier) return { kind: 'quantifier', text: quantifier, length: quantifier.length };
  if (first === '^' || first === '$' || first === '.')
    throw new Unacceptable(
      `uses "${first}"; write the form as it stands inside a sentence (\\${first} is the character)`,
    );
  return { kind: 'atom', text: first, length: 1 };
}

function escaped(rest: string): Token & { length: number } {
  const letter = rest[1] ?? '';
  if (letter === '') throw new Unacceptable('ends with a lone "\\"');
  if (/[A-Za-z0-9]/.test(letter) && !CLASSES.includes(letter))
    throw new Unacceptable(
      `uses "\\${letter}"; of the escapes only \\d \\w \\s \\b and punctuation are known here`,
    );
  return { kind: 'atom', text: rest.slice(0, 2), length: 2 };
}

function characterClass(rest: string): Token & { length: number } {
  const found = /^\[\^?(?:\\[dwsDWS\W]|[^\\\]])+\]/.exec(rest)?.[0];
  if (!found) throw new Unacceptable('has a "[" that is not a plain set of characters');
  return { kind: 'atom', text: found, length: found.length };
}

/** `+` becomes `{1,20}`: an issue key has few characters, and a message can have millions. */
function boundQuantifier(text: string): { text: string; varies: boolean } {
  if (text === '*') return { text: `{0,${REPEAT_LIMIT}}`, varies: true };
  if (text === '+') return { text: `{1,${REPEAT_LIMIT}}`, varies: true };
  const [, from = '0', comma, to] = /^\{(\d+)(,?)(\d*)\}$/.exec(text) ?? [];
  const least = Number(from);
  const most = comma ? Number(to || REPEAT_LIMIT) : least;
  if (least > REPEAT_LIMIT || most > REPEAT_LIMIT || most < least)
    throw new Unacceptable(`repeats "${text}"; at most ${REPEAT_LIMIT} times`);
  return { text: comma ? `{${least},${most}}` : `{${least}}`, varies: most > least };
}

import { SECRET_FORMATS } from './secret-formats.js';

/** What stands where a secret stood. */
function mark(name: string): string {
  return `‹${name} redacted›`;
}

/** `https://user:password@host`: the password. */
const IN_ADDRESS = /([a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@?#'"<>]{0,100}:)([^\s/@'"<>]{1,200})(@)/gi;
/** `Authorization: Bearer …`, `Basic …`: what is sent to prove who one is. */
const AUTHORIZATION =
  /\b(authorization\b["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3})([^\s"']{8,4000})/gi;
/** `password = "…"`, `API_KEY: …`: a value with a name that says it is secret. */
const NAMED =
  /((?:passw(?:or)?d|passphrase|pwd|secret|token|api[-_]?key|access[-_]?key|account[-_]?key|private[-_]?key|credentials?)["'\]]{0,2}\s{0,3}(?::=|=>|[:=])\s{0,3}["'`]?)([^\s"'`,;<>(){}[\]]{8,500})/gi;
/** What may be a secret without any word beside it: long, of letters and digits alone. */
const LONG_WORD = /[A-Za-z0-9+/_=-]{32,}/g;
/** A digest that is no secret: `sha512-…`, `sha256:…`, the integrity of a package. */
const DIGEST = /sha(?:1|224|256|384|512)[-:=]/;

/**
 * Takes the secrets out of a text: tokens and keys in the forms of well-known providers, passwords in addresses, values with a
 * name that says so, and long words too random to be anything else. Hashes of commits stay. Time is linear in the text.
 */
export function redactSecrets(text: string): string {
  if (text.length < 8) return text;
  let clean = text;
  for (const { name, form, hint } of SECRET_FORMATS)
    if (clean.includes(hint)) clean = clean.replace(form, mark(name));
  if (clean.includes('://'))
    clean = clean.replace(IN_ADDRESS, (all, before: string, value: string, after: string) =>
      isPlaceholder(value) ? all : `${before}${mark('password')}${after}`,
    );
  clean = clean.replace(AUTHORIZATION, (all, before: string, value: string) =>
    isPlaceholder(value) ? all : before + mark('credentials'),
  );
  clean = clean.replace(NAMED, (all, before: string, value: string) =>
    isSecretValue(value) ? before + mark('secret') : all,
  );
  return clean.replace(LONG_WORD, (word, at: number, whole: string) =>
    isRandom(word) && !DIGEST.test(whole.slice(Math.max(0, at - 7), at + 7)) ? mark('secret') : word,
  );
}

/** The same for every text inside a value: objects and lists at any depth. What holds no secret is given back as it is. */
export function redactAll<T>(value: T): T {
  return redactInside(value, new Map()) as T;
}

/** @param clean texts that were read before, as they are without secrets: many are alike */
function redactInside(value: unknown, clean: Map<string, string>): unknown {
  if (typeof value === 'string') {
    const known = clean.get(value) ?? redactSecrets(value);
    clean.set(value, known);
    return known;
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => redactInside(item, clean));
    return items.some((item, at) => item !== value[at]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(
    ([name, item]) => [name, redactInside(item, clean), item] as const,
  );
  return entries.some(([, now, before]) => now !== before)
    ? Object.fromEntries(entries.map(([name, now]) => [name, now]))
    : value;
}

/** What an example writes in the place of a secret, or code that fetches one. */
function isPlaceholder(value: string): boolean {
  return /^(?:[$%{<*.]|x{3,}|\*{3,}|pass(?:word)?$|secret$|token$|your[-_]|‹)|\$\{|\{\{|redacted/i.test(
    value,
  );
}

/** A value that reads like a secret: letters and digits mixed, no path, no call, no name of a variable. */
function isSecretValue(value: string): boolean {
  if (isPlaceholder(value) || /^(?:https?:|\/|\.\/)/.test(value) || isCommit(value)) return false;
  const digits = countOf(value, /\d/g);
  // `config.auth2.tokenName1` is a name; so is `my_token_2`.
  if (/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value)) return digits >= 6 && entropyOf(value) >= 3.5;
  const isWord = /^[A-Za-z_-]+\d{0,2}$/.test(value);
  return !isWord && digits >= 2 && /[A-Za-z]/.test(value) && entropyOf(value) >= 2.8;
}

/** Random letters and digits change from small to capital to digit far more often than the words of a name do. */
function isRandom(word: string): boolean {
  if (isHash(word) || isPath(word)) return false;
  const sample = word.slice(0, 400);
  const groups = countOf(sample, /\d+/g);
  if (groups < 3 || !/[a-z]/.test(sample) || !/[A-Z]/.test(sample)) return false;
  const changes = countOf(sample, /(?<=[a-z])[A-Z]|(?<=\d)[A-Za-z]|(?<=[A-Za-z])\d/g);
  return changes / sample.length >= 0.25 && entropyOf(sample) >= 4;
}

/** A commit, in full or shortened. */
function isCommit(word: string): boolean {
  return /^(?:[0-9a-f]{7,10}|[0-9a-f]{40})$/.test(word);
}

/** Words or a hash between slashes: a path or a part of an address. */
function isPath(word: string): boolean {
  const parts = word.split('/');
  return parts.length > 1 && parts.some((part) => /^[A-Z]?[a-z]{4,}$/.test(part) || isHash(part));
}

/** A digest in hexadecimal, or a universally unique identifier: a name for something, not a secret. */
function isHash(word: string): boolean {
  return /^(?:[0-9a-f]{7,64}|[0-9A-F]{7,64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(word);
}

function countOf(text: string, what: RegExp): number {
  return (text.match(what) ?? []).length;
}

/** Shannon entropy in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

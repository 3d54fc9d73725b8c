import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isNegation } from '../../extract/words/mood.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** What a package says of itself: "the `start` script runs `node app.js`", "requires node >= 18", "`express` is a dependency at ^4.18". */
export const packageSetting: ClaimPart = { kinds: ['config'], recognise };

/** What is said of a `package.json`. */
type Said =
  | { readonly of: 'script'; readonly name: string; readonly value: string | null }
  | { readonly of: 'dependency'; readonly name: string; readonly value: string | null }
  | { readonly of: 'engine'; readonly name: string; readonly value: string };

/** Packages of one repository that are read. */
const MOST_PACKAGES = 20;
const VERSION = /^[~^v=<>]{0,2}\d{1,4}(?:\.(?:\d{1,6}|x)){0,2}(?:[-+][\w.]{1,30})?$/;
const PACKAGE = /^(?:@[\w.-]{1,60}\/)?[a-z][\w.-]{1,60}$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || sentence.place === 'heading') return [];
    if (tellsOfChange(sentence) || sentence.tokens.some(({ text }) => isNegation(text))) return [];
    const said = scriptIn(sentence) ?? engineIn(sentence) ?? dependencyIn(sentence);
    const paths = said ? packagesOf(reading, sentence) : [];
    return said && paths.length > 0 ? [candidateOf(sentence, said, paths)] : [];
  });
}

/** The one that is named, or else all of the repository but those of others. */
function packagesOf(reading: Reading, sentence: Sentence): readonly string[] {
  // `node app.js` is what is run.
  const named = fileMentions(sentence, reading.paths).filter(
    ({ match, token }) => match.kind === 'file' && !sentence.tokens[token]?.text.includes(' '),
  );
  const own = named.find(({ written }) => /(?:^|[\\/])package\.json$/.test(written));
  if (named.length > 1 || (named.length === 1 && !own)) return [];
  return (own?.match.paths ?? reading.paths.namesakes('package.json')).filter(
    (path) => !/^(?:vendored|backup|test)$/.test(reading.classOf(path)),
  );
}

/** "The `start` script runs `node app.js`", "`npm run build` runs `tsc`", "a `lint` script". */
function scriptIn({ tokens }: Sentence): Said | null {
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== 'code') continue;
    const isCalledSo =
      /^script$/i.test(tokens[i + 1]?.text ?? '') || /^script$/i.test(tokens[i - 1]?.text ?? '');
    const name = /^npm run ([\w:-]{1,40})$/.exec(token.text)?.[1] ?? (isCalledSo ? token.text : '');
    if (!/^[a-z][\w:-]{1,40}$/.test(name)) continue;
    const verb = tokens.findIndex(
      ({ kind, text }, k) =>
        k > i &&
        k < i + 4 &&
        kind === 'word' &&
        /^(?:runs?|calls?|executes?|starts?|is|invokes?)$/i.test(text),
    );
    const value = verb < 0 ? undefined : tokens.slice(verb + 1, verb + 3).find(({ kind }) => kind === 'code');
    if (value) return { of: 'script', name, value: value.text };
  }
  return null;
}

/** "Requires Node.js >= 18", "Node 20+ is required". */
function engineIn({ text }: Sentence): Said | null {
  const plain = text.slice(0, 300);
  const [, tool = '', version] =
    /\b(node(?:\.?js)?|npm|yarn|pnpm)\b(?: version)? ?(?:>=|≥|v)? ?(\d{1,3}(?:\.\d{1,3}){0,2})/i.exec(
      plain,
    ) ?? [];
  if (version === undefined || !/\b(?:requires?|required|needs|minimum|engines?|supports?)\b/i.test(plain))
    return null;
  return { of: 'engine', name: /^node/i.test(tool) ? 'node' : tool.toLowerCase(), value: version };
}

/** "`express` is a dependency at ^4.18", "depends on `express`", "dependencies: `express` ^4.18.2". */
function dependencyIn({ tokens, text }: Sentence): Said | null {
  if (!/\b(?:dependency|dependencies|depends on|devDependenc\w+)\b/i.test(text.slice(0, 300))) return null;
  const codes = tokens.flatMap((token, i) =>
    token.kind === 'code' && PACKAGE.test(token.text) && !/\.(?:json|[mc]?[jt]sx?|md)$/.test(token.text)
      ? [i]
      : [],
  );
  const [at, ...more] = codes.filter((i) => !/ependencies$/.test(tokens[i]?.text ?? ''));
  if (at === undefined || more.length > 0) return null;
  const version = tokens.slice(at + 1, at + 8).find(({ text: each }) => VERSION.test(each))?.text ?? null;
  return { of: 'dependency', name: tokens[at]?.text ?? '', value: version };
}

function candidateOf(sentence: Sentence, said: Said, paths: readonly string[]): Candidate {
  return {
    kind: 'config',
    line: sentence.line,
    text: sentence.text,
    statement: `${said.of} ${said.name}${said.value === null ? '' : ` is ${said.value}`} in package.json`,
    check: (context) => check(context, said, paths),
  };
}

interface Found {
  readonly path: string;
  readonly value: string;
}

/** @returns null where no package has such a script, and for a dependency that none has */
async function check(context: CheckContext, said: Said, paths: readonly string[]): Promise<Outcome | null> {
  const found: Found[] = [];
  for (const path of paths.slice(0, MOST_PACKAGES))
    for (const value of valuesIn(await context.text(path), said)) found.push({ path, value });
  const right = found.filter(({ value }) => isMeant(value, said));
  const [first] = right.length > 0 ? right : found;
  if (!first) return null;
  const shared = {
    measured: listing(
      (right.length > 0 ? right : found).map(({ path, value }) => `${said.name} is ${value} in ${path}`),
      3,
    ),
    scope: listing([...paths], 3),
    command: `git grep -n -F ${quoted(`"${said.name}"`)} ${context.rev} -- ${quoted(first.path)}`,
  };
  if (right.length > 0) return { verdict: 'verified', ...shared };
  if (paths.length > 1 || found.length > 1)
    return { verdict: 'not checkable', ...shared, needs: 'to know which package is meant' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${said.name} is ${first.value} in ${first.path}.`,
    past: {
      paths: [first.path],
      isTrue: (texts) =>
        [...texts.values()].some((text) => valuesIn(text, said).some((value) => isMeant(value, said))),
    },
  };
}

const SECTIONS: Readonly<Record<Said['of'], readonly string[]>> = {
  script: ['scripts'],
  engine: ['engines'],
  dependency: ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'],
};

function valuesIn(text: string | null, { of, name }: Said): string[] {
  const all = parsed(text);
  return SECTIONS[of].flatMap((section) => {
    const values = all?.[section];
    const value: unknown = isRecord(values) && Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

function parsed(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A version may be written without its mark and its last parts; a script may be told by what it begins with. */
function isMeant(value: string, said: Said): boolean {
  if (said.value === null) return true;
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  if (said.of === 'script') return plain(value).includes(plain(said.value));
  const [stated, real] = [digits(said.value), digits(value)];
  return real === stated || real.startsWith(`${stated}.`) || stated.startsWith(`${real}.`);
}

function digits(text: string): string {
  return /\d[\d.]*/.exec(text)?.[0].replace(/\.$/, '') ?? '';
}

import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type ClassMembers, membersOf } from '../../check/names/class-members.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { type FamilyMembers, familyMembers } from '../../check/names/family-members.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { pickingWords } from '../../extract/words/plain-words.js';

/** How many methods a class has: "`Registry` has 19 methods", "app.store.Registry (64 methods)". */
export const methodCount: ClaimPart = { kinds: ['count'], recognise };

const METHODS = new Set(['method']);
const PUBLIC = /^(?:public|exposed)$/;
const PRIVATE = /^(?:private|internal|protected)$/;
/** Words between number and noun that leave the count a plain one. */
const PLAIN = /^(?:public|exposed|private|internal|protected|async|asynchronous|instance|class)$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood !== 'present' || (sentence.fence && !isListingFence(sentence.fence))) return [];
    const [noun, ...more] = countedNouns(sentence, METHODS);
    const name = noun && more.length === 0 ? classNamed(sentence, noun) : null;
    if (!noun || !name || pickingWords(noun.between, PLAIN).length > 0) return [];
    const files = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
    return [candidateOf(sentence, noun, name, files)];
  });
}

interface Named {
  readonly name: string;
  /** The module before it, with slashes; empty without one. */
  readonly module: string;
}

/** The one class of a sentence: `Registry`, `app.store.Registry`. It stands before the number, or behind "in" and "of". */
function classNamed({ tokens }: Sentence, noun: CountedNoun): Named | null {
  const found = tokens.flatMap(({ kind, text }, i) => {
    const parts =
      kind === 'mark' || kind === 'quote' ? null : /^((?:[a-z_]\w*\.){0,12})([A-Z]\w{3,80})$/.exec(text);
    const [, module = '', name = ''] = parts ?? [];
    const isClass = parts && (/[a-z][A-Z]/.test(name) || kind === 'code' || module !== '');
    return isClass ? [{ name, module: module.replaceAll('.', '/').replace(/\/$/, ''), token: i }] : [];
  });
  const [only] = found;
  if (!only || found.length > 1) return null;
  const between = tokens
    .slice(Math.min(only.token, noun.nounToken) + 1, Math.max(only.token, noun.token))
    .map(({ text }) => text.toLowerCase());
  const isNear =
    between.length <= 6 &&
    between.every((word) =>
      /^(?:[(:,–—-]|class|has|have|holds|contains?|with|defines?|exposes?|provides?|offers?|in|of|on|the|a|total|its|only|now|which|that)$/.test(
        word,
      ),
    );
  return isNear ? only : null;
}

function candidateOf(
  sentence: Sentence,
  noun: CountedNoun,
  { name, module }: Named,
  files: readonly FileMention[],
): Candidate {
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${name} has ${noun.quantity.text} ${[...noun.between, 'methods'].join(' ')}`,
    words: [name],
    asksForClasses: true,
    symbol: name,
    check: (context) => check(context, noun, { name, module }, files),
  };
}

async function check(
  context: CheckContext,
  noun: CountedNoun,
  { name, module }: Named,
  files: readonly FileMention[],
): Promise<Outcome | null> {
  const known = await knowledgeOf(context, name);
  if (!known) return null;
  const [file, ...more] = files;
  const paths = file && more.length === 0 ? new Set(file.match.paths) : null;
  const definitions = known.definitions.filter(
    ({ path, head }) =>
      /\bclass\b/.test(head) &&
      (paths?.has(path) ?? true) &&
      (module === '' || path.includes(`${module}.`) || path.includes(`${module}/`)),
  );
  const found: (ClassMembers & { path: string; line: number; family: FamilyMembers })[] = [];
  for (const { path, line } of definitions.slice(0, 10)) {
    const members = membersOf((await context.lines(path)) ?? [], name, line);
    if (members)
      found.push({ ...members, path, line, family: await familyMembers(context, { name, path, line }) });
  }
  const [first] = found;
  if (!first) return null;
  const command = `git show ${context.rev}:${quoted(first.path)} | sed -n '${first.line},${first.to}p' | grep -c -E '^ +(async )?def '`;
  const scope = 'methods written in the class itself, and with those of the classes it inherits from';
  const told = found.map(toldOf);
  const shared = { measured: listing(told, 3), scope, command };
  const fits = (n: number) => isTrue(agreement(noun.quantity, n));
  if (found.some((each) => numbersFor(each, noun).some(fits) || inheritedFor(each, noun).some(fits)))
    return { verdict: 'verified', ...shared };
  if (
    found.length > 1 ||
    found.some(({ hasBases }) => hasBases) ||
    noun.between.some((word) => /^(?:async|asynchronous|instance|class)$/.test(word))
  )
    return { verdict: 'not checkable', ...shared, needs: 'to know whether inherited methods were counted' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${name} has ${count(first.own, 'method')} (${first.path}:${first.line}).`,
    past: {
      paths: [first.path],
      isTrue: (texts) =>
        [...texts.values()].some((text) => {
          const members = text === null ? null : membersOf(text.split('\n'), name, null);
          return (
            members !== null && numbersFor(members, noun).some((n) => isTrue(agreement(noun.quantity, n)))
          );
        }),
    },
  };
}

function toldOf({
  path,
  own,
  publicOnes,
  family,
}: ClassMembers & { path: string; family: FamilyMembers }): string {
  const all = family.names.size;
  const inherited =
    all > own ? `; ${thousands(all)} with inherited ones, ${publicIn(family.names)} of them public` : '';
  return `${count(own, 'method')}, ${publicOnes} of them public, in ${path}${inherited}`;
}

/** With inherited ones: all, the public ones, and these without properties. */
function inheritedFor(
  { family: { names, properties } }: { readonly family: FamilyMembers },
  { between }: CountedNoun,
): number[] {
  if (between.some((word) => PRIVATE.test(word))) return [];
  const methods = new Set([...names].filter((name) => !properties.has(name)));
  const shown = [publicIn(names), publicIn(methods)];
  return between.some((word) => PUBLIC.test(word)) ? shown : [names.size, methods.size, ...shown];
}

function publicIn(names: ReadonlySet<string>): number {
  return [...names].filter((name) => !/^[_#]/.test(name)).length;
}

/** What may have been counted: all of them, or those of the kind that is named. */
function numbersFor({ own, publicOnes, special }: ClassMembers, { between }: CountedNoun): number[] {
  if (between.some((word) => PUBLIC.test(word))) return [publicOnes];
  if (between.some((word) => PRIVATE.test(word))) return [own - publicOnes, own - publicOnes - special];
  return [own, publicOnes, own - special];
}

import { count, listing } from '../../../domain/wording.js';
import type { SymbolMention } from '../../extract/names/symbol-mentions.js';
import type { CheckContext, Outcome } from '../context.js';
import { methodPast } from '../history/method-past.js';
import type { Knowledge, Located } from './definitions.js';

/** "defined at a.py:3 (async) and b.py:7": three places at most. */
export function placesOf(definitions: readonly Located[]): string {
  const shown = definitions.map(({ path, line, isAsync }) => `${path}:${line}${isAsync ? ' (async)' : ''}`);
  return `defined at ${listing(shown, 3)}`;
}

/** In how many files a name was looked for, of code and others. */
export function scopeOfName({ codeFiles, files }: Knowledge): string {
  return `${count(codeFiles.length, 'file')} of code and ${count(files.length - codeFiles.length, 'other file')} name it`;
}

/** A class that only a script of the shell names: in a text that it prints or posts. */
function isClassInShell(name: string, path: string): boolean {
  return /\.(?:sh|bash|zsh|ps1|bat)$/.test(path) && /^I?[A-Z][a-z]+[A-Z]/.test(name);
}

/** What only those who wrote it call: `_load_rows`. */
const PRIVATE = /^_[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/;

/** A method that only tests name, and nothing defines, may be gone, or a library's; a private one is no library's. */
function onlyTested(
  context: CheckContext,
  { name, written, isFunction }: SymbolMention,
  { isBound, codeFiles }: Knowledge,
): Outcome | null {
  const isPrivate = PRIVATE.test(name);
  if ((!isFunction && !isPrivate) || isBound || codeFiles.length === 0) return null;
  if (!codeFiles.every((path) => context.classOf(path) === 'test')) return null;
  const measured = `no definition; only tests name it: ${listing(codeFiles, 2)}`;
  if (isPrivate && isFunction)
    return { verdict: 'refuted', measured, correction: `${name} is defined nowhere; only tests name it.` };
  return { verdict: 'not checkable', measured, needs: `to know where ${written.slice(0, 60)} comes from` };
}

/**
 * What becomes of a name that nothing defines: a constant, a key or a name from a library may still be used.
 * @param known where the name stands; its definitions are those of other owners
 * @returns null for words of prose that only look like a name
 */
export function undefinedName(
  context: CheckContext,
  mention: SymbolMention,
  known: Knowledge,
  command: string,
): Outcome | null {
  const { name, owner, written } = mention;
  const scope = scopeOfName(known);
  if (owner !== null && known.definitions.length > 0) {
    const owners = [...new Set(known.definitions.map(({ container }) => container || 'no class'))].sort();
    return {
      verdict: 'refuted',
      measured: `no ${name} in ${owner}; ${placesOf(known.definitions)}, in ${listing(owners, 4)}`,
      scope,
      command,
      correction: `${owner} has no ${name}; ${listing(owners, 4)} ${owners.length === 1 ? 'has' : 'have'} one.`,
      past: methodPast(context, known, owner, name),
    };
  }
  const tested = onlyTested(context, mention, known);
  if (tested) return { ...tested, scope, command };
  if (known.isBound || known.codeFiles.some((path) => !isClassInShell(name, path)))
    return {
      verdict: 'verified',
      measured: `named in ${count(known.files.length, 'file')}, ${listing(known.codeFiles.length > 0 ? known.codeFiles : known.files, 2)}; no definition was found`,
      scope,
      command,
    };
  if (mention.isNamed)
    return {
      verdict: 'refuted',
      measured: `no code names it; ${known.files.length === 0 ? 'nor does any other file' : `only ${listing(known.files, 2)}`}`,
      scope,
      command,
      correction: `There is no ${written.slice(0, 100)} in the code.`,
    };
  // Words of prose that look like names are no statement.
  if (!mention.isFirm) return null;
  if (known.files.length > 0)
    return {
      verdict: 'not checkable',
      measured: `no code defines or uses it; named in ${count(known.files.length, 'file')}: ${listing(known.files, 2)}`,
      scope,
      command,
      needs: 'to know what it is',
    };
  return {
    verdict: 'not checkable',
    measured: 'nowhere in the revision',
    scope,
    command,
    needs: `to know where ${written.slice(0, 60)} comes from`,
  };
}

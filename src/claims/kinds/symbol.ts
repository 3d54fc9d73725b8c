import { quoted } from '../../domain/shell-word.js';
import { count, listing, placesListed } from '../../domain/wording.js';
import { absentInPlace } from '../check/absent-in-place.js';
import { familyOf } from '../check/class-family.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { definitionReader, type Knowledge, knowledgeOf, type Located } from '../check/definitions.js';
import { methodPast } from '../check/method-past.js';
import { notIn } from '../check/name-in-file.js';
import type { Saying } from '../check/otherwise.js';
import { checkParameter } from '../check/parameter.js';
import type { Sentence } from '../extract/document.js';
import { labelledName } from '../extract/labelled-names.js';
import { type SymbolMention, symbolMentions } from '../extract/symbol-mentions.js';

/** Functions, classes, methods and constants: they exist or are missing, are async or sync, have a parameter. */
export const symbol: ClaimPart = { kinds: ['symbol', 'test'], recognise };

function recognise(reading: Reading): Candidate[] {
  const plain = new Set<string>();
  return reading.document.sentences.flatMap((sentence) =>
    namesOf(reading, sentence)
      .filter((mention) => isFirstPlain(mention, plain))
      .map(
        (mention): Candidate => ({
          kind: isTest(mention) ? 'test' : 'symbol',
          line: mention.line,
          text: sentence.text,
          statement: statementOf(mention),
          says: sayingOf(sentence, mention),
          words: [mention.name, ...(mention.owner === null ? [] : [mention.owner])],
          asksForClasses: mention.owner !== null,
          symbol: mention.name,
          check: (context) => check(context, mention, sentence.text),
        }),
      ),
  );
}

function namesOf(reading: Reading, sentence: Sentence): readonly SymbolMention[] {
  if (!sentence.fence) return symbolMentions(reading, sentence);
  const labelled = labelledName(reading, sentence);
  return labelled ? [labelled] : [];
}

/** Of a name in plain words the first place will do; what is said of it otherwise may be said of anything. */
function isFirstPlain({ isPlain, says, name }: SymbolMention, seen: Set<string>): boolean {
  if (!isPlain) return true;
  if (seen.has(name) || (says !== 'exists' && says !== 'added')) return false;
  seen.add(name);
  return true;
}

/** The name of a test function. */
function isTest({ name, owner, says }: SymbolMention): boolean {
  return says === 'exists' && owner === null && /^test_\w{4,}$/.test(name);
}

/** A name that is only mentioned is not said to exist. */
function sayingOf({ mood }: Sentence, { name, owner, says, isSaid }: SymbolMention): Saying | null {
  if (mood !== 'present' || says === 'parameter' || says === 'added' || (says === 'exists' && !isSaid))
    return null;
  const of = owner === null ? name : `${owner}.${name}`;
  const isKind = says === 'async' || says === 'sync';
  return { thing: `${isKind ? 'kind' : 'being'} of ${of}`, what: says };
}

function statementOf({ written, says, parameter, place }: SymbolMention): string {
  const shown = written.slice(0, 100);
  if (says === 'exists' && place !== null) return `${shown} is defined in ${place}`;
  if (says === 'missing' || says === 'removed')
    return `there is no ${shown}${place === null ? '' : ` in ${place}`}`;
  if (says === 'async' || says === 'sync') return `${shown} is ${says}`;
  return says === 'parameter' ? `${shown} has a parameter ${parameter}` : `${shown} exists`;
}

async function check(context: CheckContext, mention: SymbolMention, text: string): Promise<Outcome | null> {
  const outcome = await checkNow(context, mention, text);
  const isDoubtful = mention.isPlain || mention.isOfVariable;
  if (isDoubtful && !outcome?.measured?.startsWith('defined at ')) return null;
  // What was added may be gone again: that does not refute it.
  return mention.says === 'added' && outcome?.verdict !== 'verified' ? null : outcome;
}

async function checkNow(
  context: CheckContext,
  mention: SymbolMention,
  text: string,
): Promise<Outcome | null> {
  const known = await knowledgeOf(context, mention.name);
  if (!known) return null;
  const defining = [...new Set(known.definitions.map(({ path }) => path))].slice(0, 3);
  const where = defining.length > 0 ? ` -- ${defining.map((path) => quoted(path)).join(' ')}` : '';
  const command = `git grep -n -w ${quoted(mention.name)} ${context.rev}${where}`;
  const definitions =
    mention.owner === null ? known.definitions : await ofOwner(context, known.definitions, mention.owner);
  if (definitions === null)
    return {
      verdict: 'not checkable',
      command,
      scope: 'classes of the revision',
      needs: `where ${mention.owner} comes from; it is not defined here`,
    };
  if (mention.says === 'missing' && mention.place !== null)
    return absentInPlace(context, { name: mention.name, place: mention.place, text }, definitions);
  if (mention.says === 'missing' || mention.says === 'removed')
    return checkMissing(mention, known, definitions, command);
  const elsewhere =
    mention.place === null
      ? null
      : await notIn(context, mention.name, mention.place, definitions.length > 0 ? places(definitions) : '');
  if (elsewhere) return elsewhere;
  if (definitions.length === 0) return checkUndefined(mention, known, command, context);
  if (mention.says === 'async' || mention.says === 'sync') return checkAsync(mention, definitions, command);
  if (mention.says === 'parameter')
    return checkParameter(context, mention.name, mention.parameter ?? '', { definitions, command });
  return { verdict: 'verified', measured: places(definitions), scope: scopeOf(known), command };
}

/**
 * The definitions that belong to a class, one it inherits from, or one that it is another name of.
 * @returns null when the class is not defined in this repository
 */
async function ofOwner(
  context: CheckContext,
  definitions: readonly Located[],
  owner: string,
): Promise<readonly Located[] | null> {
  const family = await familyOf(context, owner);
  if (!family)
    return definitions.length > 0 &&
      definitions.some(({ path }) => path.toLowerCase().includes(owner.toLowerCase()))
      ? definitions
      : null;
  const own = definitions.filter(({ container }) => family.names.has(container));
  return own.length === 0 && family.isOpen ? null : own;
}

function places(definitions: readonly Located[]): string {
  const shown = definitions.map(({ path, line, isAsync }) => `${path}:${line}${isAsync ? ' (async)' : ''}`);
  return `defined at ${listing(shown, 3)}`;
}

function scopeOf({ codeFiles, files }: Knowledge): string {
  return `${count(codeFiles.length, 'file')} of code and ${count(files.length - codeFiles.length, 'other file')} name it`;
}

/** A class that only a script of the shell names: in a text that it prints or posts. */
function isClassInShell(name: string, path: string): boolean {
  return /\.(?:sh|bash|zsh|ps1|bat)$/.test(path) && /^I?[A-Z][a-z]+[A-Z]/.test(name);
}

/** Nothing defines it: a constant, a key or a name from a library may still be used. */
function checkUndefined(
  mention: SymbolMention,
  known: Knowledge,
  command: string,
  context: CheckContext,
): Outcome | null {
  const { name, owner, written } = mention;
  const scope = scopeOf(known);
  if (owner !== null && known.definitions.length > 0) {
    const owners = [...new Set(known.definitions.map(({ container }) => container || 'no class'))].sort();
    return {
      verdict: 'refuted',
      measured: `no ${name} in ${owner}; ${places(known.definitions)}, in ${listing(owners, 4)}`,
      scope,
      command,
      correction: `${owner} has no ${name}; ${listing(owners, 4)} ${owners.length === 1 ? 'has' : 'have'} one.`,
      past: methodPast(context, known, owner, name),
    };
  }
  // A method that only tests name, and nothing defines, may be gone, or a library's.
  const isOnlyTested =
    mention.isFunction &&
    !known.isBound &&
    known.codeFiles.length > 0 &&
    known.codeFiles.every((path) => context.classOf(path) === 'test');
  if (isOnlyTested)
    return {
      verdict: 'not checkable',
      measured: `no definition; only tests name it: ${listing(known.codeFiles, 2)}`,
      scope,
      command,
      needs: `to know where ${written.slice(0, 60)} comes from`,
    };
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

function checkMissing(
  mention: SymbolMention,
  known: Knowledge,
  definitions: readonly Located[],
  command: string,
): Outcome {
  const scope = scopeOf(known);
  if (definitions.length === 0)
    return {
      verdict: 'verified',
      measured: `no definition; ${count(known.codeFiles.length, 'file')} of code ${known.codeFiles.length === 1 ? 'names' : 'name'} it`,
      scope,
      command,
    };
  // What was removed may have left another one of that name.
  if (mention.says === 'removed')
    return {
      verdict: 'not checkable',
      measured: places(definitions),
      scope,
      command,
      needs: 'to know which definition is meant',
    };
  return {
    verdict: 'refuted',
    measured: places(definitions),
    scope,
    command,
    correction: `${nameOf(mention)} is ${places(definitions)}.`,
  };
}

/** `Class.method`, as a sentence needs it: a method alone could be that of any class. */
function nameOf({ name, owner }: SymbolMention): string {
  return owner === null ? name : `${owner}.${name}`;
}

async function checkAsync(
  mention: SymbolMention,
  definitions: readonly Located[],
  command: string,
): Promise<Outcome> {
  const wanted = mention.says === 'async';
  const right = definitions.filter(({ isAsync }) => (isAsync === true) === wanted);
  const measured = places(definitions);
  const scope = `${count(definitions.length, 'definition')} of ${mention.name}`;
  if (right.length === definitions.length)
    return {
      verdict: 'verified',
      measured: `${right[0]?.head.slice(0, 80)} at ${right[0]?.path}:${right[0]?.line}`,
      scope,
      command,
    };
  // Several definitions of one name: the text may mean any of them.
  if (right.length > 0)
    return {
      verdict: 'verified',
      measured: `${placesListed(right, 2)} ${right.length === 1 ? 'is' : 'are'}; ${count(definitions.length - right.length, 'other definition')} of this name ${definitions.length - right.length === 1 ? 'is' : 'are'} not`,
      scope,
      command,
    };
  const [first] = definitions as [Located];
  const reader = await definitionReader(mention.name, first.path);
  const paths = [...new Set(definitions.map(({ path }) => path))].slice(0, 10);
  return {
    verdict: 'refuted',
    measured: wanted ? `${measured}, not async` : measured,
    scope,
    command,
    correction: `${nameOf(mention)} is ${wanted ? 'not async' : 'async'} (${first.path}:${first.line}).`,
    past: reader && {
      paths,
      isTrue: (texts) =>
        [...texts].some(
          ([path, text]) =>
            text !== null && reader(text, path).some(({ isAsync }) => (isAsync === true) === wanted),
        ),
    },
  };
}

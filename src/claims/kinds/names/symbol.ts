import { quoted } from '../../../domain/shell-word.js';
import { count, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { absentInPlace } from '../../check/names/absent-in-place.js';
import { familyOf } from '../../check/names/class-family.js';
import {
  definitionReader,
  type Knowledge,
  knowledgeOf,
  type Located,
} from '../../check/names/definitions.js';
import { notIn } from '../../check/names/name-in-file.js';
import { nearestFirst } from '../../check/names/nearest-first.js';
import { checkParameter } from '../../check/names/parameter.js';
import { placesOf, scopeOfName, undefinedName } from '../../check/names/undefined-name.js';
import type { Saying } from '../../check/otherwise.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { namesInDiagram } from '../../extract/names/shown-in-diagram.js';
import { type SymbolMention, symbolMentions } from '../../extract/names/symbol-mentions.js';
import { labelledName } from '../../extract/words/labelled-names.js';

/** Definitions of a plain word, above which it may be any of them. */
const MOST_OF_A_WORD = 40;

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
  return labelled ? [labelled] : namesInDiagram(sentence);
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

function statementOf({ written, says, parameter, place, isUnset }: SymbolMention): string {
  const shown = written.slice(0, 100);
  if (says === 'exists' && isUnset) return `${shown} is a name that is known, wherever it is not set`;
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
      : await notIn(
          context,
          mention.name,
          mention.place,
          definitions.length > 0 ? placesOf(definitions) : '',
        );
  if (elsewhere) return elsewhere;
  if (definitions.length === 0) return undefinedName(context, mention, known, command);
  if (mention.says === 'async' || mention.says === 'sync') return checkAsync(mention, definitions, command);
  if (mention.says === 'parameter')
    return checkParameter(context, mention.name, mention.parameter ?? '', { definitions, command });
  // `connect()` is what a hundred classes have, and those of libraries.
  if (definitions.length > MOST_OF_A_WORD && mention.owner === null && /^[a-z]+$/.test(mention.name))
    return null;
  const nearest = nearestFirst(context, definitions, { name: mention.name, text });
  return { verdict: 'verified', measured: placesOf(nearest), scope: scopeOfName(known), command };
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

function checkMissing(
  mention: SymbolMention,
  known: Knowledge,
  definitions: readonly Located[],
  command: string,
): Outcome {
  const scope = scopeOfName(known);
  if (definitions.length === 0)
    return {
      verdict: 'verified',
      measured: `no definition${mention.owner === null ? '' : ` in ${mention.owner}`}; ${count(known.codeFiles.length, 'file')} of code ${known.codeFiles.length === 1 ? 'names' : 'name'} it`,
      scope,
      command,
    };
  // What was removed may have left another one of that name.
  if (mention.says === 'removed')
    return {
      verdict: 'not checkable',
      measured: placesOf(definitions),
      scope,
      command,
      needs: 'to know which definition is meant',
    };
  return {
    verdict: 'refuted',
    measured: placesOf(definitions),
    scope,
    command,
    correction: `${nameOf(mention)} is ${placesOf(definitions)}.`,
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
  const measured = placesOf(definitions);
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

import { quoted } from '../../../domain/shell-word.js';
import { count, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { familyOf } from '../../check/names/class-family.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { familiar } from '../../extract/words/familiar-names.js';

/**
 * `store = HubStore.open_all()` in a fence, also of a proposal: the class has such a method. What shall be done needs what is
 * there; a method that is missing may be part of the proposal, and is only told.
 */
export const calledOnClass: ClaimPart = { kinds: ['symbol'], recognise };

const LANGUAGES = /^(?:py|python|js|javascript|jsx|ts|typescript|tsx|rb|ruby|java|kotlin|php|)$/;
const CALL = /(?<![\w.])([A-Z]\w{2,80})\.([a-z_]\w{3,80})\(/g;
/** Letters of a line, and calls of a document, that are read. */
const LONGEST = 300;
const MOST_CALLS = 40;

function recognise({ document }: Reading): Candidate[] {
  const seen = new Set<string>();
  return document.sentences.flatMap(({ fence, line }) => {
    if (!fence || !LANGUAGES.test(fence.language) || seen.size >= MOST_CALLS) return [];
    const text = (fence.lines[line - fence.firstLine] ?? '').trim();
    return [...text.slice(0, LONGEST).matchAll(CALL)].flatMap(([, owner = '', name = '']) => {
      const written = `${owner}.${name}`;
      if (seen.has(written) || familiar(name, owner) || !isClass(owner)) return [];
      seen.add(written);
      return [candidateOf({ line, text, owner, name })];
    });
  });
}

/** `HubStore`, not `LIMITS`. */
function isClass(name: string): boolean {
  return /[a-z]/.test(name) && !/_/.test(name);
}

interface Call {
  /** Line of the document, and its text. */
  readonly line: number;
  readonly text: string;
  readonly owner: string;
  readonly name: string;
}

function candidateOf({ line, text, owner, name }: Call): Candidate {
  return {
    kind: 'symbol',
    line,
    text,
    statement: `${owner}.${name} exists`,
    words: [owner, name],
    asksForClasses: true,
    check: (context) => check(context, owner, name),
  };
}

/** @returns null where the class is none of this repository, or may inherit the method from one that is not */
async function check(context: CheckContext, owner: string, name: string): Promise<Outcome | null> {
  const family = await familyOf(context, owner);
  const known = family && (await knowledgeOf(context, name));
  if (!family || !known) return null;
  const own = known.definitions.filter(({ container }) => family.names.has(container));
  const scope = `classes of the revision that are named ${owner}, and what they inherit from`;
  const command = `git grep -n -w ${quoted(name)} ${context.rev}`;
  if (own.length > 0)
    return { verdict: 'verified', measured: `defined at ${placesListed(own, 3)}`, scope, command };
  if (family.isOpen || known.definitions.length > 0) return null;
  return {
    verdict: 'not checkable',
    measured: `no ${name} in ${count(family.names.size, 'class', 'classes')}`,
    scope,
    command,
    needs: 'to know whether it shall be made',
  };
}

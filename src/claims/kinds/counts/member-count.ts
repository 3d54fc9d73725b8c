import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { listsOf } from '../../check/count/list-entries.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type MembersSaid, membersSaid } from '../../extract/names/members-said.js';

/** How many things code lists under a name: "all 5 critical events" of `CRITICAL_EVENTS`. Never refuted: others may be meant. */
export const memberCount: ClaimPart = {
  kinds: ['snippet'],
  recognise: ({ document }) =>
    document.sentences.flatMap((sentence) => {
      const isStated = sentence.mood === 'present' || sentence.mood === 'past';
      return membersSaid(sentence).flatMap((said) =>
        isStated || said.isDefinite ? [candidateOf(sentence, said, isStated)] : [],
      );
    }),
};

function candidateOf(sentence: Sentence, said: MembersSaid, isStated: boolean): Candidate {
  return {
    kind: 'snippet',
    line: sentence.tokens[said.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are ${said.quantity.text} ${said.written}`,
    words: said.names,
    check: (context) => check(context, said, isStated),
  };
}

interface Listed {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly total: number;
}

/** @returns null where code lists nothing by such a name; of what shall be done, where the number is another one */
async function check(
  context: CheckContext,
  { quantity, names }: MembersSaid,
  isStated: boolean,
): Promise<Outcome | null> {
  const found = await context.once(['members', names], () => listedUnder(context, names));
  const met = found.find(({ total }) => isTrue(agreement(quantity, total)));
  const [first] = met ? [met] : found;
  if (!first || (!met && !isStated)) return null;
  const told = (met ? [met] : found).map(
    ({ name, path, line, total }) => `${count(total, 'entry', 'entries')} of ${name} at ${path}:${line}`,
  );
  return {
    verdict: met ? 'verified' : 'not checkable',
    measured: listing(told, 3),
    scope: `lists in code, tests included, by such names as ${first.name}`,
    command: `git grep -n -w ${quoted(first.name)} ${context.rev}`,
    ...(met ? {} : { needs: 'to know which of them were counted' }),
  };
}

/** Files that are read for lists. */
const MOST_FILES = 12;

/** Lists by these names; those of production code first, then those by the names that come first. */
async function listedUnder(context: CheckContext, names: readonly string[]): Promise<Listed[]> {
  const found: Listed[] = [];
  for (const [path, own] of filesGiving(context, names).slice(0, MOST_FILES)) {
    const lines = (await context.lines(path)) ?? [];
    for (const name of own)
      for (const { line, entries } of listsOf(lines, name))
        found.push({ name, path, line, total: entries.length });
  }
  return found;
}

/** Files with a line that gives one of the names a list, with these names. */
function filesGiving(context: CheckContext, names: readonly string[]): [string, Set<string>][] {
  const files = new Map<string, Set<string>>();
  for (const name of names) {
    const gives = new RegExp(`^\\s{0,40}(?:export |const |static |final ){0,3}${name}\\b[^=(]{0,80}=`);
    for (const { path, text } of context.words.linesOf(name)) {
      if (!gives.test(text) || !languageOfPath(path) || context.classOf(path) === 'backup') continue;
      files.set(path, (files.get(path) ?? new Set()).add(name));
    }
  }
  const isTest = (path: string) => Number(context.classOf(path) === 'test');
  const rankOf = (own: ReadonlySet<string>) => Math.min(...[...own].map((name) => names.indexOf(name)));
  return [...files].sort(
    ([a, ofA], [b, ofB]) => isTest(a) - isTest(b) || rankOf(ofA) - rankOf(ofB) || (a < b ? -1 : 1),
  );
}

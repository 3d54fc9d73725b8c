import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { day } from '../../../domain/wording.js';
import { isAskedTooOften } from '../../check/asked-often.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { touchesDefinition } from '../../check/history/brought-by.js';
import { doneForIssue } from '../../check/history/commits-of-issue.js';
import { daysAround } from '../../check/history/days-around.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { dateAt } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * "Issue #12 commit (abc1234) deployed 2025-09-14 changed `open_hub()`": a commit that names the issue and changes lines of that
 * definition, where the hash that is named is not here; and its date. Never refuted.
 */
export const issueChange: ClaimPart = {
  kinds: ['commit-content', 'commit-date'],
  recognise: ({ document }) => document.sentences.flatMap(candidatesIn),
};

const CHANGED = /^(?:changed|changes|modified|modifies|updated|updates|refactored|rewrote|altered|touched)$/i;
/** Words between an issue and what it did. */
const NEAR = 10;
/** Files that define the name, and commits that are looked into. */
const [MOST_FILES, MOST_COMMITS] = [3, 20];
/** Changes of a document that git is asked for. */
const MOST_ASKED = 30;

interface Change {
  readonly issue: string;
  readonly name: string;
  /** When that is said to have been; null without a date. */
  readonly iso: string | null;
}

function candidatesIn(sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
  const issues = tokens.flatMap(({ text }, i) => (/^#\d{1,7}$/.test(text) ? [i] : []));
  const [issue = -1, ...others] = issues;
  const verb = tokens.findIndex(({ text }, i) => i > issue && i <= issue + NEAR && CHANGED.test(text));
  if (issue < 0 || others.length > 0 || verb < 0 || isDeniedBefore(tokens, verb, 3)) return [];
  const code = tokens.slice(verb + 1, verb + 4).find(({ kind }) => kind === 'code');
  const name = /^([A-Za-z_]\w{3,80})(?:\(.{0,80}\))?$/.exec(code?.text ?? '')?.[1];
  if (name === undefined) return [];
  const date = tokens
    .map((_, i) => (i > issue && i < verb ? dateAt(tokens, i) : null))
    .find((each) => each !== null);
  const change = { issue: tokens[issue]?.text.slice(1) ?? '', name, iso: date?.iso ?? null };
  const own = { sentence, verb, change };
  return change.iso === null ? [contentOf(own)] : [contentOf(own), dateOf(own)];
}

interface Told {
  readonly sentence: Sentence;
  readonly verb: number;
  readonly change: Change;
}

function base({ sentence, verb, change }: Told): Omit<Candidate, 'kind' | 'statement' | 'check'> {
  const line = sentence.tokens[verb]?.line ?? sentence.line;
  return { line, text: sentence.text, words: [change.name], symbol: change.name, says: null };
}

function contentOf(told: Told): Candidate {
  const { issue, name } = told.change;
  return {
    ...base(told),
    kind: 'commit-content',
    statement: `a commit for #${issue} changed ${name}`,
    check: async (context) => outcomeOf(context, told, (await changersOf(context, told))[0]),
  };
}

function dateOf(told: Told): Candidate {
  const wanted = (told.change.iso ?? '').replace(/^--/, '');
  return {
    ...base(told),
    kind: 'commit-date',
    statement: `a commit for #${told.change.issue} that changed ${told.change.name} is of ${wanted}`,
    check: async (context) => {
      const found = (await changersOf(context, told)).find(({ entry: { authoredAt, committedAt } }) =>
        [...daysAround(authoredAt), ...daysAround(committedAt)].some((each) => each.endsWith(wanted)),
      );
      return outcomeOf(context, told, found);
    },
  };
}

interface Changer {
  readonly entry: LogEntry;
  readonly path: string;
}

/** The commits that name the issue and change the definition; none where the commit that is named is here. */
function changersOf(context: CheckContext, { sentence, change }: Told): Promise<readonly Changer[]> {
  const { issue, name } = change;
  return context.once(['changed for the issue', issue, name, sentence.line], async () => {
    const named = commitMentions(sentence).filter(({ hash }) => hash !== null);
    if (commitsMeant(context, named).found.length > 0) return [];
    const definitions = (await knowledgeOf(context, name))?.definitions ?? [];
    const paths = [...new Set(definitions.map(({ path }) => path))].filter(
      (path) => context.classOf(path) === 'production',
    );
    if (paths.length === 0 || paths.length > MOST_FILES) return [];
    if (isAskedTooOften(context, 'changes for issues', MOST_ASKED)) return [];
    const done = [...((await doneForIssue(context, issue, paths)) ?? [])].slice(0, MOST_COMMITS);
    const found: Changer[] = [];
    for (const [hash, deeds] of done) {
      const entry = context.history.graph.get(hash);
      for (const path of deeds.keys())
        if (entry && (await touchesDefinition(context, entry, path, name))) found.push({ entry, path });
    }
    // A merge shows again what the commits that came with it did.
    const isMerge = ({ entry }: Changer) => Number(entry.parents.length > 1);
    return found.sort((a, b) => isMerge(a) - isMerge(b));
  });
}

/** @returns null where no such commit was found: work on an issue need not name it */
function outcomeOf(context: CheckContext, { change }: Told, changer: Changer | undefined): Outcome | null {
  if (!changer) return null;
  const { entry, path } = changer;
  return {
    verdict: 'verified',
    measured: `${shortHash(entry.hash)} of ${day(entry.committedAt)} "${entry.subject.slice(0, 100)}" changed lines of ${change.name} in ${path}`,
    scope: `commits of ${context.rev} that name #${change.issue}`,
    command: `git show --first-parent ${shortHash(entry.hash)} -- ${quoted(path)}`,
  };
}

import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { commitsOfIssue } from '../../check/history/commits-of-issue.js';
import { saysSo } from '../../check/history/described-commits.js';
import { tellingStems } from '../../extract/commits/described-commit.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "Issue #558 migrated from pytest.ini to pyproject.toml": the commit that names the issue and these files. */
export const issueCommit: ClaimPart = { kinds: ['commit'], recognise };

const VERB =
  /^(?:migrat|mov|remov|delet|replac|renam|consolidat|introduc|add|convert|switch|creat|refactor|eliminat)(?:ed|es|s|ing|d)$/i;
/** Words between the number of an issue and the verb, as in "#558 involved migrating". */
const NEAR = 3;

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const fixed = fixedBefore(sentence);
    if (fixed !== null) return [workCandidate(sentence, fixed)];
    const described = describedWork(sentence);
    if (described) return [describedCandidate(sentence, described)];
    const issue = sentence.tokens.findIndex(({ kind, text }) => kind === 'word' && /^#\d{1,7}$/.test(text));
    const verb = issue < 0 ? -1 : verbBehind(sentence, issue);
    if (verb < 0) return [];
    const files = fileMentions(sentence, paths).filter(({ token }) => token > verb);
    const names = [...new Set(files.map(({ written }) => nameOf(written).toLowerCase()))];
    const number = sentence.tokens[issue]?.text.slice(1) ?? '';
    return names.length > 0 ? [candidateOf(sentence, number, names)] : [];
  });
}

/** "Recent fix (#1209)", "fixed in PR #12": the number of what was done, and is over. */
function fixedBefore({ text, place }: Sentence): string | null {
  return place === 'heading' ? null : (DONE.exec(text.slice(0, 400))?.[1] ?? null);
}

const DONE =
  /\b(?:(?:recent|previous|earlier|latest|last) (?:[\w-]{1,20} ){0,2}(?:fix|change|merge|work)|fix(?:ed)? (?:was )?(?:merged|implemented|applied|landed)(?: (?:in|by|with|for))?) ?\(? ?(?:issue |PR )?#(\d{1,7})\b/i;

function workCandidate(sentence: Sentence, issue: string): Candidate {
  return {
    kind: 'commit',
    line: sentence.line,
    text: sentence.text,
    statement: `a commit names #${issue}`,
    check: (context) => check(context, issue, []),
  };
}

interface DescribedWork {
  readonly issue: string;
  readonly text: string;
  /** As `tellingStems` makes them. */
  readonly stems: readonly string[];
}

/** "*Redis-based ticket system* (Issue #1296)": what was done, and not what fails. */
function describedWork({ text, place, fence }: Sentence): DescribedWork | null {
  if (fence || place === 'heading' || text.length > LONGEST || TROUBLE.test(text)) return null;
  const found = / \((?:Issue |PR )?#(\d{1,7})\)[\s✅.:]{0,4}$/.exec(text);
  const words = found ? text.slice(0, found.index).replace(/^[^:]{1,40}: /, '') : '';
  const stems = tellingStems(words);
  return found && stems.length >= LEAST_WORDS ? { issue: found[1] ?? '', text: words, stems } : null;
}

const [LONGEST, LEAST_WORDS] = [240, 3];
const TROUBLE =
  /\b(?:fail|error|missing|block|outage|broken|misconfig|crash|violation|vulnerab|problem|bug|issue:|cannot|not|no|never|regress|incomplete)/i;

function describedCandidate(sentence: Sentence, { issue, text, stems }: DescribedWork): Candidate {
  return {
    kind: 'commit',
    line: sentence.line,
    text: sentence.text,
    statement: `a commit for #${issue} says "${text.slice(0, 160)}"`,
    check: (context) => checkDescribed(context, issue, stems),
  };
}

/** Letters of the message of one change: what is longer tells of many, and has any word. */
const LONGEST_MESSAGE = 4000;

/** @returns null where no message says so in one or the other form: work on an issue need not */
function checkDescribed(context: CheckContext, issue: string, stems: readonly string[]): Outcome | null {
  const found = commitsOfIssue(context, issue).filter(
    (commit) =>
      commit.body.length <= LONGEST_MESSAGE && commit.subject.includes(`#${issue}`) && saysSo(commit, stems),
  );
  return found.length === 0
    ? null
    : {
        verdict: 'verified',
        measured: told(found),
        scope: `messages of the commits of ${context.rev} that name #${issue}`,
        command: `git log ${context.rev} -F --grep='#${issue}' --format='%h %cs %s'`,
      };
}

function verbBehind({ tokens }: Sentence, issue: number): number {
  for (let i = issue + 1; i <= issue + 1 + NEAR && i < tokens.length; i += 1) {
    const { kind, text } = tokens[i] ?? { kind: 'mark', text: '' };
    if (kind !== 'word') return -1;
    if (VERB.test(text)) return i;
  }
  return -1;
}

function candidateOf(sentence: Sentence, issue: string, names: readonly string[]): Candidate {
  return {
    kind: 'commit',
    line: sentence.line,
    text: sentence.text,
    statement: `a commit for #${issue} names ${listing(names, 4)}`,
    check: (context) => check(context, issue, names),
  };
}

/** @returns null where no message holds both: work on an issue need not name it */
function check(context: CheckContext, issue: string, names: readonly string[]): Outcome | null {
  const found = commitsOfIssue(context, issue).filter(({ subject, body }) => {
    const message = `${subject}\n${body}`.toLowerCase();
    return names.every((name) => message.includes(name));
  });
  if (found.length === 0) return null;
  return {
    verdict: 'verified',
    measured: told(found),
    scope: `messages of the commits of ${context.rev} that name #${issue}`,
    command: `git log ${context.rev} -i -F --all-match ${[`#${issue}`, ...names].map((each) => `--grep=${quoted(each)}`).join(' ')} --format='%h %cs %s'`,
  };
}

function told(commits: readonly LogEntry[]): string {
  return listing(
    commits.map(
      ({ hash, committedAt, subject }) =>
        `${shortHash(hash)} of ${day(committedAt)} "${subject.slice(0, 100)}"`,
    ),
    2,
  );
}

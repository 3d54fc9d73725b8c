import { shortHash } from '../../../domain/commit.js';
import type { Status } from '../../../domain/verdict.js';
import { listing } from '../../../domain/wording.js';
import type {
  Candidate,
  CheckContext,
  ClaimPart,
  JudgedStatus,
  Outcome,
  Reading,
} from '../../check/context.js';
import { commitsNamed } from '../../check/history/find-commits.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import type { Sentence, WrittenDocument } from '../../extract/markdown/document.js';
import { type SaidOfIssue, statusSaid } from '../../extract/words/status-said.js';

/** "Is resolved", "not fixed", "safe to close", "fixed in v2.3", "introduced by": against this tool’s own verdict. */
export const status: ClaimPart = { kinds: ['status', 'cause'], recognise };

const CAUSE = /\b(?:introduced|caused|broken|brought in|regressed) (?:by|in|with) (?:commit )?$/i;
const FIXED_IN =
  /\b(?:fixed|resolved|solved|released) (?:in|with|by|since) (?:version |release |tag |commit )?$/i;
const PULL_REQUEST = /\b(?:PRs?|pull[ -]requests?|merge[ -]requests?)[ :*_[]{0,4}#?\d{1,7}\b/gi;
/** The issue of a document stands in one of its first sentences. */
const HEAD = 12;

function recognise(reading: Reading): Candidate[] {
  const own = issueOfDocument(reading.document);
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood === 'question' || sentence.mood === 'conditional') return [];
    const text = sentence.text.slice(0, 400);
    const said = isPlanned(sentence) ? null : statusSaid(sentence, text);
    const named = issueIn(sentence);
    const key =
      named !== null && !(said && isOfOtherClause(text, named, said.at))
        ? named
        : isAboutOwn(sentence, text)
          ? own
          : null;
    return [
      ...(said && key ? [statusCandidate(sentence, key, said.what)] : []),
      ...places(sentence, key ?? own),
    ];
  });
}

function isPlanned(sentence: Sentence): boolean {
  return sentence.mood === 'proposal' && !/\bsafe to close\b/i.test(sentence.text);
}

/** "WHY #1", "Option #2": the number of a question, or of a part. */
const ORDINAL =
  /\b(?:why|reason|option|step|phase|layer|cause|priority|finding|item|part|round|attempt)s? #\d{1,2}\b/gi;

/** "### Issue 2: the lamp flickers", anywhere but in the title: the second of what a document lists. */
const LISTED = /^\W{0,8}issue[ -]\d{1,2}(?= ?[:–—-]|$)/i;

/** `#1184`, or "issue 1184", when it is the only one in the sentence; the number of a pull request is none. */
function issueIn({ text, index }: Sentence): string | null {
  const said = index === 0 ? text : text.replace(LISTED, ' ');
  const issues = said.slice(0, 400).replace(PULL_REQUEST, ' ').replace(ORDINAL, ' ');
  const keys = new Set([...issues.matchAll(/(?:#|\bissue[ -])(\d{1,7})\b/gi)].map(([, key]) => key ?? ''));
  return keys.size === 1 ? ([...keys][0] ?? null) : null;
}

function issueOfDocument({ sentences, name }: WrittenDocument): string | null {
  for (const sentence of sentences.slice(0, HEAD)) {
    const key = issueIn(sentence);
    if (key !== null) return key;
  }
  // `MERGEISSUE-2025-09-10.md` has a date, no number.
  return /(?<![a-z])issue[_-]?(\d{1,7})(?!\d|[-_]\d{2}[-_]\d{2})/i.exec(name)?.[1] ?? null;
}

/** Of the document’s own issue only what is said under its own label or of "the issue" is taken. */
function isAboutOwn(sentence: Sentence, text: string): boolean {
  return (
    /^(?:current |overall |issue |final )?status$/.test(sentence.label) ||
    /\b(?:the|this) issue\b|\bsafe to close\b/i.test(text)
  );
}

/** "The violations are resolved, but #12 blocks the release": what is said of the one is not said of the other. */
function isOfOtherClause(text: string, key: string, at: number): boolean {
  const places = [...text.matchAll(new RegExp(`(?:#|\\bissue[ -])${key}\\b`, 'gi'))].map(
    ({ index }) => index,
  );
  return places.every((place) =>
    /[;]|,? (?:but|however|whereas|although|while|though) /i.test(
      text.slice(Math.min(place, at), Math.max(place, at)),
    ),
  );
}

const WORDS: Readonly<Record<SaidOfIssue, string>> = {
  resolved: 'resolved',
  open: 'not resolved',
  partial: 'partially resolved',
  regressed: 'regressed',
};
const AGREES: Readonly<Record<SaidOfIssue, readonly Status[]>> = {
  resolved: ['RESOLVED'],
  open: ['UNRESOLVED', 'REGRESSED', 'PARTIALLY_RESOLVED'],
  partial: ['PARTIALLY_RESOLVED'],
  regressed: ['REGRESSED'],
};

function statusCandidate(sentence: Sentence, key: string, said: SaidOfIssue): Candidate {
  return {
    kind: 'status',
    line: sentence.line,
    text: sentence.text,
    statement: `#${key} is ${WORDS[said]}`,
    issue: key,
    check: async (context) => checkStatus(await context.services.judge(key), key, said, context.rev),
  };
}

function checkStatus(judged: JudgedStatus | null, key: string, said: SaidOfIssue, rev: string): Outcome {
  const command = `issue-audit ${key} --at ${rev}`;
  const scope = 'commits of the revision, by the written rules; the issue tracker was not asked';
  if (!judged) return { verdict: 'not checkable', command, scope, needs: 'a history that names the issue' };
  const measured = `${judged.status} (${judged.grade}): ${judged.reason}`;
  if (judged.status === 'INCONCLUSIVE' || judged.grade === 'unknown')
    return {
      verdict: 'not checkable',
      measured,
      scope,
      command,
      needs: 'a trace of the fix in the clone, or its pattern (--pattern)',
    };
  if (AGREES[said].includes(judged.status)) {
    // Words of a message alone verify nothing.
    return judged.grade === 'claimed'
      ? {
          verdict: 'not checkable',
          measured,
          scope,
          command,
          needs: 'more than the message of a commit: its tests, or the pattern it removed',
        }
      : { verdict: 'verified', measured, scope, command };
  }
  // What was added to the fix later may belong to something else; and a part of a fix may name no issue.
  const isPartOnly =
    (judged.status === 'PARTIALLY_RESOLVED' || said === 'partial') && judged.grade !== 'proven';
  if (
    isPartOnly ||
    judged.grade === 'claimed' ||
    (said !== 'resolved' && judged.status === 'RESOLVED' && judged.grade !== 'proven')
  )
    return {
      verdict: 'not checkable',
      measured,
      scope,
      command,
      needs: 'more than commits show: tests, or the pattern it is about',
    };
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction: `#${key} is ${judged.status} (${judged.grade}).`,
  };
}

/** "Introduced by <commit>", "fixed in v2.3": where the words stand right before a commit or a tag. */
function places(sentence: Sentence, key: string | null): Candidate[] {
  const { tokens } = sentence;
  const commits = commitMentions(sentence);
  return tokens.flatMap((token, i): Candidate[] => {
    if (token.kind === 'mark' || token.kind === 'quote') return [];
    const before = tokens
      .slice(Math.max(0, i - 5), i)
      .map(({ text }) => text)
      .join(' ')
      .concat(' ');
    const isHash = commits.some(({ token: at, hash }) => at === i && hash !== null);
    const isTag = /^v?\d{1,4}\.\d{1,4}(?:\.\d{1,6})?(?:[-.]\w{1,20})?$/.test(token.text);
    if (isHash && CAUSE.test(before)) return [causeCandidate(sentence, token.text, key)];
    if (key !== null && (isTag || isHash) && FIXED_IN.test(before))
      return [fixedInCandidate(sentence, token.text, key, isHash)];
    return [];
  });
}

function causeCandidate(sentence: Sentence, hash: string, key: string | null): Candidate {
  return {
    kind: 'cause',
    line: sentence.line,
    text: sentence.text,
    statement: `${hash} introduced it`,
    check: (context) => ({
      verdict: 'not checkable',
      measured:
        commitsNamed(context, hash).length > 0 ? 'the commit is there' : 'no such commit in this clone',
      scope: 'commits of the clone',
      command: key === null ? null : `issue-audit ${key} --at ${context.rev}`,
      needs: 'the ranking of introducing commits of an audit; no rule makes it certain',
    }),
  };
}

function fixedInCandidate(sentence: Sentence, name: string, key: string, isHash: boolean): Candidate {
  return {
    kind: 'status',
    line: sentence.line,
    text: sentence.text,
    statement: `#${key} is fixed in ${name}`,
    issue: key,
    check: (context) => checkFixedIn(context, { name, key, isHash }),
  };
}

async function checkFixedIn(
  context: CheckContext,
  { name, key, isHash }: { name: string; key: string; isHash: boolean },
): Promise<Outcome> {
  const { graph, refs } = context.history;
  const command = `issue-audit status ${key} --tags`;
  const judged = await context.services.judge(key);
  const fixes = judged?.fixedIn ?? [];
  const scope = 'commits of the revision and tags of the clone';
  if (fixes.length === 0)
    return {
      verdict: 'not checkable',
      measured: judged ? `${judged.status}: ${judged.reason}` : null,
      scope,
      command,
      needs: 'a trace of the fix in the clone',
    };
  const shown = listing(fixes.map(shortHash), 3);
  if (isHash) {
    const [commit] = commitsNamed(context, name);
    if (!commit)
      return {
        verdict: 'not checkable',
        measured: `taken for the fix: ${shown}`,
        scope,
        command,
        needs: 'a clone that holds that commit',
      };
    if (fixes.includes(commit.hash))
      return { verdict: 'verified', measured: `taken for the fix: ${shown}`, scope, command };
    return {
      verdict: 'not checkable',
      measured: `taken for the fix: ${shown}`,
      scope,
      command,
      needs: 'to know whether that commit is a part of it',
    };
  }
  const tag = refs.find((ref) => ref.kind === 'tag' && ref.name.replace(/^v/, '') === name.replace(/^v/, ''));
  if (!tag)
    return {
      verdict: 'not checkable',
      measured: `no tag ${name}`,
      scope,
      command,
      needs: 'the tag of that release',
    };
  const held = graph.ancestorsOf(tag.commit);
  const inTag = fixes.filter((hash) => held.has(hash));
  if (inTag.length > 0)
    return {
      verdict: 'verified',
      measured: `${tag.name} holds ${listing(inTag.map(shortHash), 3)}`,
      scope,
      command,
    };
  return {
    verdict: 'refuted',
    measured: `${tag.name} does not hold ${shown}`,
    scope,
    command,
    correction: `${tag.name} does not hold the fix of #${key} (${shown}).`,
  };
}

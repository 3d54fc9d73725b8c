import type { MentionForm } from '../domain/commit.js';

/** A place in a text that is shaped like the name of an issue or pull request. */
export interface ReferenceToken {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly form: MentionForm;
  /** The address of a pull request, or the words "pull request" or "PR" before the number. */
  readonly isPullRequest: boolean;
  /** `owner/name` where the text gives one; `null` for "this repository". */
  readonly repository: string | null;
  readonly host: string | null;
}

// Every alternative starts at a fixed text and repeats single characters only, so the scan is linear.
const CANDIDATE =
  /https?:\/\/[^\s<>"'`)\]]+|#\d{1,8}(?![\w])|(?<![\w-])gh[-#]{1,2}\d{1,7}(?!\w)|(?<![\w-])(?:issues?|bugs?|tickets?|defects?|pull requests?|prs?)[ \t]{0,3}[-:_#]?[ \t]{0,3}#?\d{1,7}(?![\w%])/gi;

const ISSUE_URL =
  /^https?:\/\/([\w.-]{1,200}(?::\d{1,5})?)\/([\w./~-]{1,300}?)\/(?:-\/)?(issues?|pulls?|merge_requests|work_items)\/(\d{1,9})(?!\w)/i;

const JIRA_URL =
  /^https?:\/\/([\w.-]{1,200}(?::\d{1,5})?)\/(?:[\w.-]{1,60}\/)?browse\/([A-Z][A-Z0-9_]{1,20}-\d{1,9})(?!\w)/i;

/** Words after which `#N` counts something else than an issue: `step #1`, `build #2345`. */
const COUNTED =
  /(?:^|[^\w])(?:steps?|items?|options?|cases?|tests?|tr(?:y|ies)|takes?|attempts?|phases?|rules?|points?|numbers?|no|versions?|builds?|jobs?|runs?|pipelines?|lines?|sections?|chapters?|figures?|tables?|examples?|scenarios?|arguments?|args?|params?|parameters?|rounds?|days?|weeks?|pages?|slides?|layers?|levels?|stages?|threads?|workers?|iterations?|batch(?:es)?|sprints?|milestones?|releases?|rows?|columns?|rank|top|player|unicode|color|colour|goal|priority|part|gaps?|why|reasons?|findings?|causes?|blockers?)[ \t]{0,2}[:=]?[ \t]{0,2}$/i;

const COLOUR_CONTEXT =
  /\bcolou?rs?\b|\bbackground\b|\brgba?\b|\bcss\b|\bborder\b|\bpalette\b|#[0-9a-f]*[a-f][0-9a-f]*\b/i;
const NAMES_ISSUE =
  /(?:clos(?:e[sd]?|ing)|fix(?:e[sd]|ing)?|resolv(?:e[sd]?|ing)|see|refs?|issues?|bugs?)\W{0,3}$/i;

/**
 * Finds everything in a text that is shaped like a reference, left to right. Colours (`#123456`), anchors in addresses,
 * numbers inside longer words and counted things (`step #1`) are left out.
 */
export function findReferenceTokens(text: string): ReferenceToken[] {
  const found: ReferenceToken[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const token = readCandidate(text, match[0], match.index);
    if (token) found.push(token);
  }
  return found;
}

function readCandidate(text: string, matched: string, start: number): ReferenceToken | null {
  if (/^https?:/i.test(matched)) return parseIssueUrl(matched, start);
  if (matched.startsWith('#')) return readHash(text, matched, start);
  const digits = /\d+$/.exec(matched)?.[0] ?? '';
  if (digits.startsWith('0')) return null;
  const base = { start, end: start + matched.length, key: digits, repository: null, host: null };
  if (/^gh/i.test(matched)) {
    return /[\w/.-]/.test(text[start - 1] ?? '') ? null : { ...base, form: 'gh', isPullRequest: false };
  }
  // In a path it is a folder or file; in the subject of a merge, the branch that was merged.
  if (text[start - 1] === '/' && !/^Merge /.test(text)) return null;
  const bracketed = text[start - 1] === '[' && text[base.end] === ']';
  if (!matched.includes('#') && !bracketed && isEnumeration(text, start, base.end, digits)) return null;
  return {
    ...base,
    form: bracketed ? 'bracket' : 'words',
    isPullRequest: /^p/i.test(matched),
  };
}

/** `Issue 1: …` at the start of a line, or `bug 2 of 3`, numbers the items of a list. */
function isEnumeration(text: string, start: number, end: number, digits: string): boolean {
  const after = text.slice(end, end + 8);
  if (/^ of \d/.test(after) || /^\.\d/.test(after)) return true;
  const near = text.slice(Math.max(0, start - 12), start);
  const lead = near.slice(near.lastIndexOf('\n') + 1);
  if (lead.length === 12) return false;
  return digits.length < 3 && /^[\s*#>-]*$/.test(lead) && /^[*_]{0,2}[:).]/.test(after);
}

/**
 * Reads the address of an issue, pull request or merge request: GitHub, GitHub Enterprise, GitLab, Gitea, Jira.
 * @param start where the address stands in its text
 */
export function parseIssueUrl(url: string, start = 0): ReferenceToken | null {
  const end = start + url.length;
  const jira = JIRA_URL.exec(url);
  if (jira?.[1] && jira[2]) {
    const host = jira[1].toLowerCase();
    return { start, end, key: jira[2], form: 'url', isPullRequest: false, repository: null, host };
  }
  const found = ISSUE_URL.exec(url);
  if (!found) return null;
  const [, host = '', path = '', kind = '', key = ''] = found;
  return {
    start,
    end,
    key,
    form: 'url',
    isPullRequest: /^(?:pull|merge)/i.test(kind),
    repository: path.replace(/^repos\//, ''),
    // The programming interface answers under another host than the one people visit.
    host: host.toLowerCase() === 'api.github.com' ? 'github.com' : host.toLowerCase(),
  };
}

function readHash(text: string, matched: string, start: number): ReferenceToken | null {
  const key = matched.slice(1);
  const end = start + matched.length;
  if (key.startsWith('0') || key.length > 7) return null;
  const after = text.slice(end, end + 3);
  if (/^(?:-[A-Za-z]|\.\d|[\\%])/.test(after)) return null;
  if (isColour(text, start, end, key)) return null;
  const base = { start, end, key, isPullRequest: false, host: null };
  const word = wordBefore(text, start);
  if (word !== '') return attachedHash(word, base);
  const before = text.slice(Math.max(0, start - 24), start);
  if (/[&\\]$/.test(before) || before.endsWith('](') || COUNTED.test(before)) return null;
  const bracketed = before.endsWith('[') && after.startsWith(']');
  return { ...base, form: bracketed ? 'bracket' : 'hash', repository: null };
}

/** `owner/name#12` names a repository, `issue#12` and `fixes#12` do not; `name#12` is some other repository. */
function attachedHash(
  word: string,
  base: Omit<ReferenceToken, 'form' | 'repository'>,
): ReferenceToken | null {
  if (/^(?:issues?|bugs?|tickets?|close[sd]?|fix(?:e[sd])?|resolve[sd]?|see|refs?|re|and|or)$/i.test(word))
    return { ...base, form: 'hash', repository: null };
  if (/^prs?$/i.test(word)) return { ...base, form: 'words', repository: null, isPullRequest: true };
  if (!/^[\w.-]{1,100}(?:\/[\w.-]{1,100}){1,5}$/.test(word)) return null;
  return { ...base, start: base.start - word.length, form: 'qualified', repository: word };
}

/** The run of word characters, slashes, dots and dashes that ends before a place; at most 220 characters are read. */
function wordBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 220 && /[\w./-]/.test(text[start - 1] as string)) start -= 1;
  const word = text.slice(start, end);
  // Punctuation that merely stands before the number, as in "--#12" or ".#12", is no name.
  return /\w/.test(word) ? word : '';
}

/** Three or six digits are a colour where the line speaks of colours or styles. */
function isColour(text: string, start: number, end: number, key: string): boolean {
  if (key.length !== 3 && key.length !== 6) return false;
  if (NAMES_ISSUE.test(text.slice(Math.max(0, start - 12), start))) return false;
  const line = text.slice(Math.max(0, start - 60), start) + text.slice(end, end + 60);
  return COLOUR_CONTEXT.test(line) || (text[end] === ';' && /[:,]\s?$/.test(text.slice(0, start).slice(-2)));
}

import { InputError } from '../errors.js';
import { parseIssueUrl } from '../references/reference-tokens.js';

/** The issue that was asked for; `repository` and `host` only where the text names them. */
export interface IssueArgument {
  readonly key: string;
  /** `owner/name` */
  readonly repository: string | null;
  readonly host: string | null;
}

/** Keys of Jira and its like are understood without configuration. */
const TRACKER_KEY = /^[A-Za-z][A-Za-z0-9_]{1,20}-\d{1,9}$/;

const ADVICE =
  'Write 1184, "#1184", GH-1184, owner/repo#1184, PROJ-123 or the issue’s URL; other forms go under "references" in the configuration.';

/**
 * Reads an issue as people type it.
 * @param references forms of the configuration, as regular expressions that match a whole key
 * @throws InputError when it is in no known form
 */
export function parseIssueArgument(text: string, references: readonly string[] = []): IssueArgument {
  const typed = text.trim();
  const found =
    readUrl(typed) ?? readNumber(typed) ?? readQualified(typed) ?? readKey(typed, references) ?? null;
  if (found) return found;
  throw new InputError(`"${typed.slice(0, 100)}" is no issue that issue-audit knows how to read`, ADVICE);
}

function readUrl(text: string): IssueArgument | null {
  if (!/^https?:\/\//i.test(text)) return null;
  const jira = /^https?:\/\/([\w.-]{1,200}(?::\d{1,5})?)\/browse\/([A-Z][A-Z0-9_]{1,20}-\d{1,9})(?!\w)/i.exec(
    text,
  );
  if (jira?.[1] && jira[2]) return { key: jira[2], repository: null, host: jira[1].toLowerCase() };
  const token = parseIssueUrl(text);
  return token && { key: token.key, repository: token.repository, host: token.host };
}

function readNumber(text: string): IssueArgument | null {
  const digits = /^(?:#|gh-)?0*([1-9]\d{0,8})$/i.exec(text)?.[1];
  return digits ? { key: digits, repository: null, host: null } : null;
}

function readQualified(text: string): IssueArgument | null {
  const found = /^([\w.-]{1,100}(?:\/[\w.-]{1,100}){1,5})#([1-9]\d{0,8})$/.exec(text);
  return found?.[1] && found[2] ? { key: found[2], repository: found[1], host: null } : null;
}

function readKey(text: string, references: readonly string[]): IssueArgument | null {
  if (references.some((form) => new RegExp(`^(?:${form})$`).test(text)))
    return { key: text, repository: null, host: null };
  if (TRACKER_KEY.test(text)) return { key: text.toUpperCase(), repository: null, host: null };
  if (references.some((form) => new RegExp(`^(?:${form})$`, 'i').test(text)))
    return { key: text, repository: null, host: null };
  return null;
}

/** First parts of branch names whose numbers are versions. */
const VERSIONED = /^(?:releases?|versions?|v|dependabot|renovate|deps|backports?|stable|support)$/i;

/**
 * The issue that a branch name tells of: `fix/1184-await`, `gh-1184`, `feature/PROJ-123-login`.
 * @returns null when it names none, or more than one
 */
export function issueOfBranch(branch: string, references: readonly string[] = []): string | null {
  const segments = branch.slice(0, 250).split('/');
  if (segments.slice(0, -1).some((segment) => VERSIONED.test(segment))) return null;
  const found = new Set(segments.flatMap((segment) => keysOfSegment(segment, references)));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

function keysOfSegment(segment: string, references: readonly string[]): string[] {
  const configured = references.flatMap((form) =>
    [...segment.matchAll(new RegExp(`(?<![A-Za-z0-9])(?:${form})(?![A-Za-z0-9])`, 'gi'))].map(([key]) => key),
  );
  if (configured.length > 0) return configured;
  if (/^\d{4}-\d{2}(?:-\d{2})?(?!\d)/.test(segment)) return [];
  const numbered =
    /^(?:(?:issues?|gh|bug|fix|fixes|hotfix|bugfix|feature|feat|ticket)[-_#]*)?#?([1-9]\d{0,6})(?:[-_]|$)/i.exec(
      segment,
    )?.[1] ?? /[-_](?:issue|gh|bug)[-_]?([1-9]\d{0,6})(?:[-_]|$)/i.exec(segment)?.[1];
  if (numbered) return [numbered];
  const key = /^([A-Z][A-Z0-9_]{1,20}-\d{1,9})(?:[-_]|$)/.exec(segment)?.[1];
  return key ? [key] : [];
}

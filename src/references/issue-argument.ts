import { InputError } from '../errors.js';
import { parseIssueUrl } from './reference-tokens.js';

/** An issue as somebody named it; what the text does not say is null. */
export interface NamedIssue {
  readonly key: string;
  readonly repository: string | null;
  readonly host: string | null;
}

/**
 * Reads the issue that a person typed: `1184`, `#1184`, `GH-1184`, `owner/repo#1184`, `PROJ-123`, or its address on
 * GitHub (Enterprise too), GitLab, Gitea or Jira.
 * @throws InputError when it is none of these
 */
export function parseIssueArgument(text: string): NamedIssue {
  const typed = text.trim();
  const url = /^https?:\/\//i.test(typed) ? parseIssueUrl(typed) : null;
  if (url) return { key: url.key, repository: url.repository, host: url.host };
  const number = /^(?:#|gh-#?|issue[- ]?#?)?([1-9]\d{0,8})$/i.exec(typed)?.[1];
  if (number) return { key: number, repository: null, host: null };
  const qualified = /^([\w.-]{1,100}(?:\/[\w.-]{1,100}){1,5})#([1-9]\d{0,8})$/.exec(typed);
  if (qualified?.[1] && qualified[2]) return { key: qualified[2], repository: qualified[1], host: null };
  if (/^[A-Za-z][A-Za-z0-9_]{0,30}-[1-9]\d{0,8}$/.test(typed))
    return { key: typed.toUpperCase(), repository: null, host: null };
  throw new InputError(
    `"${typed.slice(0, 80)}" does not name an issue`,
    'Give its number (1184 or #1184), owner/repo#1184, a key such as PROJ-123, or its address.',
  );
}

/**
 * The issue that a branch is named after: `fix/1184-await`, `issue-1184`, `gh-12`, `feature/PROJ-123-title`; null when the
 * name tells none. Numbers that belong to a version (`release/1.2`, `v2-fixes`) are none.
 */
export function issueKeyFromBranch(branch: string): string | null {
  const name = branch.slice(0, 300);
  const project = /(?:^|[/_-])([A-Z][A-Z0-9]{1,20}-[1-9]\d{0,8})(?=$|[/_-])/.exec(name)?.[1];
  if (project && !/^(?:GH|ISSUE|FIX|BUG|HOTFIX|FEATURE|FEAT)-/.test(project)) return project;
  const worded = /(?:^|[/_-])(?:issues?|gh|bugs?|tickets?|fix(?:es)?)[-_/#]?([1-9]\d{0,8})(?=$|[/_-])/i.exec(
    name,
  )?.[1];
  if (worded) return worded;
  const segment = name.split('/').at(-1) ?? '';
  return /^#?([1-9]\d{0,8})(?=$|[_-])(?![_-]\d)/.exec(segment)?.[1] ?? null;
}

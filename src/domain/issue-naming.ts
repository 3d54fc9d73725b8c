import type { Issue } from './issue.js';

/**
 * A test whether a file path, a test title or a label is named after the issue: `tests/issues/0123.js`, `issue_123`,
 * `GH-123`, `#123`, `PROJ-123`, `testBug123`. A bare number is not enough: it could be anything.
 */
export function issueNaming(issue: Pick<Issue, 'key' | 'aliases'>): (text: string) => boolean {
  const forms = [issue.key, ...issue.aliases].map(formOf);
  return (text) => forms.some((form) => form.test(text));
}

function formOf(key: string): RegExp {
  if (/^\d+$/.test(key)) {
    const number = `0{0,6}${key}(?!\\d)`;
    return new RegExp(`(?:(?:issues?|bugs?|tickets?|(?<![a-z])gh)[-_ #./]{0,3}|(?<![\\w&])#)${number}`, 'i');
  }
  const parts = key.split(/[-_ ]/).map((part) => part.replace(/[^a-z0-9]/gi, (char) => `\\${char}`));
  return new RegExp(`(?<![a-z0-9])${parts.join('[-_ ]?')}(?![0-9])`, 'i');
}

import { linesWith } from '../clients/git/grep.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { RelatedFile } from '../domain/audit.js';
import type { CodeClass } from '../domain/code-class.js';
import type { Evidence } from '../domain/evidence.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import { quoted } from '../domain/shell-word.js';

/** More than this are not listed; those whose name says it come first. */
const MOST_FILES = 40;

const DOCUMENT = /\.(?:md|markdown|rst|adoc|txt|html?|pdf)$/i;
const SCRIPT = /\.(?:sh|bash|py|js|mjs|cjs|ts|rb|pl|ps1)$/;

/**
 * Files of the revision that belong to the issue: named after it, or naming it in their text.
 * @returns the first of them with their evidence; all test files whose text names the issue; and all that hold a key of it as it
 * stands, null where keys are too short to be searched for
 */
export async function collectRelatedFiles(
  clone: Clone,
  input: { issue: Issue; revision: string; tree: readonly TreeFile[]; classOf: (path: string) => CodeClass },
): Promise<{
  relatedFiles: RelatedFile[];
  namingTests: string[];
  holdingTests: string[] | null;
  evidence: Evidence[];
}> {
  const names = issueNaming(input.issue);
  const found = new Map<string, string>();
  for (const { path } of input.tree) if (names(path)) found.set(path, 'its path names the issue');
  const literals = literalForms(input.issue);
  const mentioning = new Set<string>();
  const holding = new Set<string>();
  await linesWith(clone.git, input.revision, literals, [], (path, line) => {
    holding.add(path);
    if (names(line) && isWorthReading(path, input.classOf(path))) mentioning.add(path);
  });
  for (const path of [...mentioning].sort())
    if (!found.has(path)) found.set(path, 'its text names the issue');
  const relatedFiles = [...found].slice(0, MOST_FILES).map(([path, reason]): RelatedFile => {
    return { path, role: roleOf(path, input.classOf(path)), reason, evidence: `file:${path}` };
  });
  const evidence = relatedFiles.map((file): Evidence => evidenceOf(file, input.revision, literals));
  const testsAmong = (paths: Iterable<string>) =>
    [...paths].filter((path) => input.classOf(path) === 'test').sort();
  const holdingTests = keysOf(input.issue).some(isShort) ? null : testsAmong(holding);
  return { relatedFiles, namingTests: testsAmong(mentioning), holdingTests, evidence };
}

/** Copies and machine-made files repeat what others say. */
function isWorthReading(path: string, codeClass: CodeClass): boolean {
  return (
    codeClass !== 'backup' && codeClass !== 'generated' && codeClass !== 'vendored' && !path.endsWith('.json')
  );
}

/** One literal is searched for much faster than several; a short number alone would be found in every file. */
export function literalForms(issue: Issue): string[] {
  return keysOf(issue).flatMap((key) =>
    isShort(key)
      ? [`issue #${key}`, `Issue #${key}`, `issue_${key}`, `issue-${key}`, `GH-${key}`, `issues/${key}`]
      : [key],
  );
}

function keysOf(issue: Issue): string[] {
  return [issue.key, ...issue.aliases];
}

function isShort(key: string): boolean {
  return /^\d{1,2}$/.test(key);
}

function roleOf(path: string, codeClass: CodeClass): RelatedFile['role'] {
  if (codeClass === 'docs' || DOCUMENT.test(path)) return 'document';
  if (codeClass === 'test') return 'test';
  return SCRIPT.test(path) ? 'script' : 'other';
}

function evidenceOf(file: RelatedFile, revision: string, literals: readonly string[]): Evidence {
  const byPath = file.reason.startsWith('its path');
  return {
    id: file.evidence,
    kind: 'repository-file',
    summary: `${file.path}: ${file.reason}.`,
    data: { role: file.role },
    provenance: {
      collector: 'related-files',
      source: 'git objects',
      revision,
      command: byPath
        ? `git ls-tree -r --name-only ${revision} -- ${quoted(file.path)}`
        : `git grep -n -F ${literals.map((text) => `-e ${quoted(text)}`).join(' ')} ${revision} -- ${quoted(file.path)}`,
    },
    location: { path: file.path, line: null, column: null },
  };
}

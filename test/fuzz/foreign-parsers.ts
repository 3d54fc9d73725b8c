import { expect } from 'vitest';
import { findCodeLines } from '../../src/analysis/introducing/code-lines.js';
import { changelogEntries } from '../../src/analysis/linking/changelog-entries.js';
import { testOfContext } from '../../src/audit/test-of-context.js';
import { PathIndex } from '../../src/claims/check/path-index.js';
import { readDocument } from '../../src/claims/extract/read-document.js';
import { CLAIM_PARTS } from '../../src/claims/kinds.js';
import { parsePattern } from '../../src/clients/code/parse-pattern.js';
import { readPath, readSections } from '../../src/clients/git/diff-hunks.js';
import { parseRemoteUrl } from '../../src/clients/git/remote.js';
import { unzipReports } from '../../src/clients/github/unzip-reports.js';
import { issueOfRow } from '../../src/clients/issue-file/issue-of-row.js';
import { releasesOfRow } from '../../src/clients/issue-file/releases-of-row.js';
import { ReportPaths } from '../../src/collectors/report-paths.js';
import { completeConfig } from '../../src/config/complete-config.js';
import { explainProblems } from '../../src/config/explain-problems.js';
import { issueOfBranch, parseIssueArgument } from '../../src/config/issue-argument.js';
import { readPositioned } from '../../src/config/positioned-text.js';
import { boundReferenceForm } from '../../src/config/reference-form.js';
import { globProblem } from '../../src/config/safe-glob.js';
import { ConfigFileSchema } from '../../src/config/schema.js';
import { issueNaming } from '../../src/domain/issue-naming.js';
import { classifyPath } from '../../src/languages/classify.js';
import { findMentions } from '../../src/references/find-mentions.js';
import { landedPullRequest } from '../../src/references/landed-pull-requests.js';
import { cherryPickSources, parseRevert } from '../../src/references/reverts.js';
import { codeBlock, codeSpan, escapeHtml, escapeInline, escapeLeading } from '../../src/render/markdown.js';
import { cutText, oneLine, visible } from '../../src/render/visible-text.js';
import { readCoverage } from '../../src/test-reports/coverage/read-coverage.js';

/** A function of ours that reads what strangers wrote. */
export interface ForeignParser {
  readonly name: string;
  /** Pieces of real input, so that chance reaches further than the first character. */
  readonly pieces: readonly string[];
  /** How long a text of it is tried; where the package that reads it takes its time a character. */
  readonly longest?: number;
  /** May throw nothing but an InputError. Checks what must hold of any result. */
  readonly read: (text: string) => unknown;
}

const RULES = { repositories: ['acme/widget'], hosts: ['github.com'], keys: null };
const HASH = '1234567890abcdef1234567890abcdef12345678';

const message = (text: string) => {
  const end = text.indexOf('\n');
  return { subject: end < 0 ? text : text.slice(0, end), body: end < 0 ? '' : text.slice(end + 1) };
};

const MESSAGES = [
  '#12',
  'fixes ',
  'does not ',
  'close',
  'see ',
  'acme/widget#3',
  'https://github.com/acme/widget/issues/4',
  'GH-5',
  'PROJ-6',
  ', ',
  ' and ',
  '(',
  ')',
  '\n',
  'Revert "',
  '"',
  'This reverts commit ',
  HASH,
  'Merge pull request #7 from a/b',
  '(cherry picked from commit ',
  '`',
  '    ',
  '> ',
];

const PATCH = [
  'diff --git a/x b/x\n',
  '--- a/x\n',
  '+++ b/x\n',
  '+++ "b/\\303\\244\\t"\n',
  '--- /dev/null\n',
  '@@ -1,2 +1 @@\n',
  '@@ -0,0 +1,99999999 @@\n',
  '-old\n',
  '+new\n',
  '\\ No newline at end of file\n',
  'Binary files a/x and b/x differ\n',
  'rename from a\n',
  '\0',
];

const CONFIG = [
  'issues:\n',
  "  '1':\n",
  '    patterns: [',
  'python:await f($$$)',
  ']\n',
  'references: ',
  "['PROJ-\\d+']\n",
  'classes: {test: ["**"]}\n',
  'extends: ../x\n',
  'reports: &a [*a]\n',
  '!!js/function x\n',
  '<<: *b\n',
  '{"issues": {',
  '}}',
  '\t',
  '? ',
  '- ',
  '__proto__: 1\n',
  'constructor: {}\n',
  '%YAML 1.2\n',
  '---\n',
];

const CLAIMS = [
  '# Status\n',
  '\n- ',
  '\n\n',
  '**Status**: RESOLVED ',
  '`app/hub.py:12` ',
  '`get_hub()` is async ',
  'was explicitly removed ',
  '866/881 tests (98.7%) ',
  'lines 10-20 ',
  '255 fixes across 82 files ',
  'commit 1234567 ',
  'issue #12 ',
  'PR #7 ',
  'fixed in v2.3 ',
  '2025-09-15 ',
  '"a quoted subject" ',
  'no occurrences of `x` in ',
  '\n```bash\ngrep -rn x app | wc -l\n12\n```\n',
  '\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  'over 1,000+ ',
  '(',
  ')',
  '`',
];
const FILES = new PathIndex([
  { path: 'app/hub.py', oid: HASH, kind: 'file' },
  { path: 'tests/test_hub.py', oid: HASH, kind: 'file' },
]);

const CODE = [
  '/*',
  '*/',
  '//',
  '"""',
  "'''",
  '#',
  '`',
  '${',
  '}',
  '"',
  "'",
  '\\',
  '\n',
  'x = 1',
  '<!--',
  '-->',
  '--',
];

const CHANGES = [
  '# 1.2.3 ',
  '## [1.2.0] - 2020-01-02',
  '\n',
  '* ',
  '- ',
  'fix #1 ',
  '(#2)',
  '[#3](',
  'http://x/',
  '---',
  '  ',
  '1.0 / 2019',
];

const PATTERNS = [
  'python:',
  'js:',
  're:',
  'type:',
  'calls-to ',
  'await ',
  'f(',
  '$$$',
  '$A',
  ')',
  '(',
  '[',
  '|',
  '*',
  '{9999}',
  '(?i)',
  '\\',
];

const MARKS = [
  '@you',
  '#1',
  '`',
  '```',
  '|',
  '<b>',
  '</details>',
  '&lt;',
  '\u202e',
  '\ud800',
  '\r',
  '\n',
  '\t',
  '# ',
  '- ',
  '~~',
  '**',
  ' ',
];

const ROWS = [
  '"number": 7',
  '"issue": "7"',
  '"title": "It breaks"',
  '"html_url": "https://github.com/o/r/issues/7"',
  '"url": "https://x/',
  '"state": "OPEN"',
  '"labels": [{"name": null}, "a"]',
  '"format": "issue-audit/issue-1"',
  '"format": "issue-audit/releases-1"',
  '"releases": [{"tag": "v1"}]',
  '"comments": [{}]',
  '"__proto__": {"number": 1}',
  ', ',
  'null',
  '[',
  ']',
];

/** One row of all the fields in a text; chance alone writes next to no JSON. */
function rowOf(text: string): unknown {
  const fields =
    text.match(/"\w{1,20}": (?:"[^"]{0,99}"|\d+|\[[^[\]]{0,99}\]|\[\{[^[\]]{0,99}\}[^[\]]{0,99}\])/g) ?? [];
  const rows = [`{${fields.join(', ')}}`, text];
  for (const row of rows)
    try {
      return JSON.parse(row);
    } catch {
      // What is no JSON is told where the file is read, before any row is looked at.
    }
  return text;
}

const COVERAGE = [
  'TN:\n',
  'SF:src/a.js\n',
  'DA:1,2\n',
  'DA:-1,x\n',
  'end_of_record\n',
  '<coverage line-rate="1">',
  '<sources><source>/ci</source></sources>',
  '<class filename="a.py">',
  '<line number="1" hits="2"/>',
  '</class></coverage>',
  '<!ENTITY x SYSTEM "y">',
  '{"meta":{},"files":{"a.py":{"executed_lines":[1,null],"contexts":{"1":["t",2]}}}}',
  '{"a.js":{"statementMap":{"0":{"start":{"line":1}},"1":3},"s":{"0":1}}}',
  '{"__proto__":{"statementMap":{},"s":{}}}',
  '\0',
  '\n',
];

/** Every parser of foreign text that works on text alone; reports, which are files, have a test of their own. */
export const FOREIGN_PARSERS: readonly ForeignParser[] = [
  {
    name: 'references in messages',
    pieces: MESSAGES,
    read: (text) => {
      for (const mention of findMentions(message(text), RULES)) expect(mention.key).toMatch(/^\S+$/);
    },
  },
  {
    name: 'reverts and cherry-picks in messages',
    pieces: MESSAGES,
    read: (text) => [parseRevert(message(text)), cherryPickSources(text), landedPullRequest(text)],
  },
  {
    name: 'change logs',
    pieces: CHANGES,
    read: (text) => changelogEntries('CHANGELOG.md', text, RULES),
  },
  {
    name: 'patches',
    pieces: PATCH,
    read: (text) => {
      for (const { hunks } of readSections(text))
        for (const hunk of hunks)
          expect(hunk.oldLines.length + hunk.newLines.length).toBeLessThanOrEqual(text.length);
      return readPath(text);
    },
  },
  {
    name: 'configuration',
    pieces: CONFIG,
    longest: 5_000,
    read: (text) => {
      const positioned = readPositioned('issue-audit.yml', text);
      const parsed = ConfigFileSchema.safeParse(positioned.value ?? {});
      if (!parsed.success) throw explainProblems(positioned, ConfigFileSchema, parsed.error);
      return completeConfig(parsed.data, 'issue-audit.yml');
    },
  },
  {
    name: 'forms of reference',
    pieces: ['PROJ-', '\\d', '+', '*', '{2,9}', '(', ')', '[', ']', '|', '^', '$', '\\', '.', 'a'],
    read: (text) => boundReferenceForm(text),
  },
  {
    name: 'globs',
    pieces: ['**', '*', '/', '..', '{', ',', '}', '[', ']', '!', '(', '|', ')'],
    read: globProblem,
  },
  {
    name: 'coverage reports',
    pieces: COVERAGE,
    read: (text) => {
      let rejected = 0;
      const reader = readCoverage({
        file: () => (line) => expect(line).toBeGreaterThan(0),
        problem: () => undefined,
        reject: () => {
          rejected += 1;
        },
        writtenAt: () => undefined,
      });
      reader.write(text.slice(0, 20));
      reader.write(text.slice(20));
      if (reader.end() === null) expect(rejected).toBeGreaterThan(0);
    },
  },
  {
    name: 'names of files and tests in coverage reports',
    pieces: ['/', '\\', '..', 'C:', 'file://', 'src', 'a.py', '.', '::', '|run', '[', ']', 'test_a'],
    read: (text) => {
      const files = new ReportPaths(['src/a.py', 'test/test_a.py'], '/work');
      expect([undefined, 'src/a.py', 'test/test_a.py']).toContain(files.find([text], 'src')?.path);
      return testOfContext([], ['src/a.py', 'test/test_a.py'])(text);
    },
  },
  {
    name: 'issue arguments and branch names',
    pieces: [...MESSAGES, 'fix/', '-', '/', '?', '%', '://'],
    read: (text) => [issueOfBranch(text), parseIssueArgument(text)],
  },
  {
    name: 'remote addresses',
    pieces: ['git@', 'https://', ':', '/', 'github.com', '.git', '@', '?', '[::1]', '%2e'],
    read: parseRemoteUrl,
  },
  { name: 'patterns', pieces: PATTERNS, read: (text) => parsePattern(text, 0, 'option') },
  {
    name: 'lines of code and comment',
    pieces: CODE,
    read: (text) => {
      for (const path of ['a.py', 'a.js', 'a.c', 'a.html', 'a.lua'])
        expect(findCodeLines(path, text.split('\n'))).toHaveLength(text.split('\n').length);
    },
  },
  {
    name: 'statements of audits that others wrote',
    pieces: CLAIMS,
    longest: 20_000,
    read: (text) => {
      const document = readDocument('draft.md', text);
      const reading = { document, paths: FILES, classOf: (path: string) => classifyPath(path) };
      for (const { line, statement } of CLAIM_PARTS.flatMap((part) => part.recognise(reading))) {
        expect(line).toBeGreaterThan(0);
        expect(line).toBeLessThanOrEqual(document.lines.length);
        expect(statement).not.toBe('');
      }
    },
  },
  {
    name: 'paths and names of tests',
    pieces: ['test', '/', '.', '-', '_', '0012', 'issue', 'GH', 'spec', 'node_modules', 'backup', '..'],
    read: (text) => [classifyPath(text), issueNaming({ key: '12', aliases: [] })(text)],
  },
  {
    name: 'rows of exported issues',
    pieces: ROWS,
    read: (text) => {
      const row = rowOf(text);
      const issue = issueOfRow(row, 'issues.jsonl');
      if (!('problem' in issue)) expect(issue.key).not.toBe('');
      return releasesOfRow(row);
    },
  },
  {
    name: 'archives of reports',
    pieces: [
      'PK\u0003\u0004',
      'PK\u0001\u0002',
      'PK\u0005\u0006',
      '\0\0',
      '\u0008',
      'a.xml',
      '../b.xml',
      '\xff\xff',
    ],
    read: (text) => {
      for (const { path } of unzipReports(Buffer.from(text, 'latin1')).files)
        expect(path).not.toMatch(/^[/\\]|\.\.\//);
    },
  },
  {
    name: 'markdown escaping',
    pieces: MARKS,
    read: (text) => [
      escapeInline(text),
      escapeLeading(text),
      String(escapeHtml(text)),
      String(codeSpan(text)),
      String(codeBlock(text)),
      visible(text),
      oneLine(text),
      cutText(text, 20),
    ],
  },
];

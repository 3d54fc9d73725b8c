import assert from 'node:assert/strict';
import { PathIndex } from '../../../src/claims/check/files/path-index.js';
import { readDocument } from '../../../src/claims/extract/markdown/read-document.js';
import { CLAIM_PARTS } from '../../../src/claims/kinds.js';
import { issueOfRow } from '../../../src/clients/issue-file/issue-of-row.js';
import { releasesOfRow } from '../../../src/clients/issue-file/releases-of-row.js';
import { classifyPath } from '../../../src/languages/classify.js';
import type { ForeignParser } from '../foreign-parser.js';

const HASH = '1234567890abcdef1234567890abcdef12345678';

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

export const OF_DOCUMENTS: readonly ForeignParser[] = [
  {
    name: 'statements of audits that others wrote',
    pieces: CLAIMS,
    longest: 20_000,
    read: (text) => {
      const document = readDocument('draft.md', text);
      const reading = { document, paths: FILES, classOf: (path: string) => classifyPath(path) };
      for (const { line, statement } of CLAIM_PARTS.flatMap((part) => part.recognise(reading))) {
        assert.ok(line > 0);
        assert.ok(line <= document.lines.length);
        assert.notEqual(statement, '');
      }
    },
  },
  {
    name: 'rows of exported issues',
    pieces: ROWS,
    read: (text) => {
      const row = rowOf(text);
      const issue = issueOfRow(row, 'issues.jsonl');
      if (!('problem' in issue)) assert.notEqual(issue.key, '');
      return releasesOfRow(row);
    },
  },
];

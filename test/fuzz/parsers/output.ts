import assert from 'node:assert/strict';
import { redactAll, redactSecrets } from '../../../src/domain/redact-secrets.js';
import { quoted } from '../../../src/domain/shell-word.js';
import { toCsv } from '../../../src/render/csv.js';
import { fileStem } from '../../../src/render/file-stem.js';
import {
  codeBlock,
  codeSpan,
  escapeHtml,
  escapeInline,
  escapeLeading,
} from '../../../src/render/markdown.js';
import { cutToWidth, terminalLine, terminalLines, wrap } from '../../../src/render/terminal-text.js';
import { cutText, oneLine, visible } from '../../../src/render/visible-text.js';
import { quietAddress, relativeTarget, sitePath, webAddress } from '../../../src/render/web-links.js';
import type { ForeignParser } from '../foreign-parser.js';

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

/** Characters that move the cursor, ring or hide; none of them may reach a terminal. */
const CONTROL = /(?![\n\t])\p{Cc}/u;

export const OF_OUTPUT: readonly ForeignParser[] = [
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
  {
    name: 'secrets in texts',
    pieces: [
      'ghp_',
      'abcdefghijklmnopqrstuvwxyz0123456789',
      'AKIA',
      'https://user:',
      'pass',
      '@host',
      'password = ',
      '"',
      'Authorization: Bearer ',
      'token',
      ':',
      '=',
      '-----BEGIN PRIVATE KEY-----',
      '-----END ',
      'x',
      'A1b2',
      '/',
      ' ',
      '{{',
      'eyJ',
      '.',
    ],
    read: (text) => {
      const clean = redactSecrets(text);
      assert.deepEqual(redactAll({ a: [text] }), { a: [clean] });
    },
  },
  {
    name: 'lines for a terminal',
    pieces: [
      ...MARKS,
      '\u001b]8;;x\u0007',
      '\u001b[',
      '\u009b31m',
      '\u0007',
      '\u0008',
      '漢字',
      '👩‍👩‍👧',
      'a\u0300',
      '\u200d',
      'word ',
    ],
    longest: 20_000,
    read: (text) => {
      const line = terminalLine(text);
      assert.doesNotMatch(line, CONTROL);
      assert.ok(!line.includes('\n'));
      assert.doesNotMatch(terminalLines(text), CONTROL);
      cutToWidth(line, 20);
      return wrap(line, 40);
    },
  },
  {
    name: 'addresses, names of files and words of commands in output',
    pieces: [
      'https://',
      'http://',
      'javascript:',
      'data:',
      'github.com/',
      'a/b/issues/1',
      '..',
      '/',
      '\\',
      '@',
      'user:pass',
      ')',
      '(',
      '<',
      '>',
      ' ',
      '"',
      "'",
      '%',
      '\0',
      '\n',
      '-',
      'CON',
    ],
    read: (text) => {
      const address = webAddress(text);
      assert.ok(
        address === null || /^https?:\/\/[^()<>\s"'`|\\@]+(?:@[^()<>\s"'`|\\]*)*$/.test(address),
        String(address),
      );
      assert.match(fileStem(text), /^[\w.-]+$/);
      assert.doesNotMatch(sitePath(text), /[()<>\s"'|\\]/);
      assert.doesNotMatch(relativeTarget(text), /[()<>\s"'|\\/]/);
      return [quietAddress(text), quoted(text)];
    },
  },
  {
    name: 'cells of a table of values',
    pieces: ['=', '+', '-', '@', '|', '%', '"', ',', '\r', '\n', '\t', 'SUM(', 'A1', '＝', ' ', "'"],
    read: (text) => {
      const csv = toCsv(['a'], [[text]]);
      assert.doesNotMatch(csv, /(?:^|\r\n)"?[\t\r\n ]*[=+@|%]/);
    },
  },
];

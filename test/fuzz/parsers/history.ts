import assert from 'node:assert/strict';
import { readStatements } from '../../../src/analysis/introducing/text-evidence.js';
import { changelogEntries } from '../../../src/analysis/linking/changelog-entries.js';
import { termsOf } from '../../../src/analysis/linking/term-index.js';
import { similarity } from '../../../src/analysis/linking/text-similarity.js';
import { tagSchemes } from '../../../src/cli/init/tag-schemes.js';
import { decodeHistory } from '../../../src/clients/git/blob-history-file.js';
import { damagedObjects } from '../../../src/clients/git/damaged-objects.js';
import { readPath, readSections } from '../../../src/clients/git/diff-hunks.js';
import { parseRemoteUrl } from '../../../src/clients/git/remote.js';
import { issueOfBranch, parseIssueArgument } from '../../../src/config/issue-argument.js';
import { findMentions } from '../../../src/references/find-mentions.js';
import { landedPullRequest } from '../../../src/references/landed-pull-requests.js';
import { cherryPickSources, parseRevert } from '../../../src/references/reverts.js';
import type { ForeignParser } from '../foreign-parser.js';

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

export const OF_HISTORY: readonly ForeignParser[] = [
  {
    name: 'references in messages',
    pieces: MESSAGES,
    read: (text) => {
      for (const mention of findMentions(message(text), RULES)) assert.match(mention.key, /^\S+$/);
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
        for (const hunk of hunks) assert.ok(hunk.oldLines.length + hunk.newLines.length <= text.length);
      return readPath(text);
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
  {
    name: 'what a message says of the cause',
    pieces: [
      ...MESSAGES,
      'Fixes: ',
      'introduced in ',
      'regression from ',
      'broke since ',
      'revert: "',
      'reverts commit ',
    ],
    read: (text) => {
      for (const { value, words } of readStatements(text)) {
        assert.notEqual(value, '');
        assert.ok(!words.includes('\n') && words.length <= 160);
      }
    },
  },
  {
    name: 'words that texts are compared by',
    pieces: [
      'isFormData ',
      'HTTPServer',
      'await',
      ' ',
      'https://',
      'ß',
      'Ā',
      '_',
      '$',
      'ings',
      '\n',
      '1',
      'İ',
    ],
    read: (text) => {
      for (const term of termsOf(text)) assert.ok(term.length > 1);
      const share = similarity(text, text.slice(Math.floor(text.length / 2)));
      assert.ok(share >= 0 && share <= 1);
    },
  },
  {
    name: 'names of tags',
    pieces: ['v', '1', '.', '-', 'rc', '/', '*', '[', '\n', 'release', '{', '!', ' '],
    read: (text) => tagSchemes(text.split('\n')),
  },
  {
    name: 'what git says of damage, and a history that was kept',
    pieces: [
      'error: loose object ',
      HASH,
      ' (stored in ',
      '.git/objects/12/34',
      ') is corrupt',
      '\n',
      'packed object ',
      '{"layout":1}',
      '\0',
      '{',
    ],
    read: (text) => {
      for (const oid of damagedObjects(text)) assert.match(oid, /^[0-9a-f]{40,64}$/);
      return decodeHistory(Buffer.from(text, 'latin1'));
    },
  },
];

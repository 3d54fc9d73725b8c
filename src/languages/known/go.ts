import { BARE, type Language } from '../language.js';

export const go: Language = {
  id: 'go',
  name: 'Go',
  aliases: ['golang'],
  extensions: ['go'],
  alsoReads: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-go' },
  testFile: /_test\.go$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['interpreted_string_literal', 'raw_string_literal', 'rune_literal'],
  codeInStrings: [],
  sequences: ['statement_list'],
  frames: [
    { before: 'package p\n\nfunc f() {\n', after: '\n}' },
    { before: 'package p\n\n', after: '' },
    BARE,
    { before: 'package p\n\nfunc f() {\nswitch a {\n', after: '\n}\n}' },
    { before: 'package p\n\ntype T struct {\n', after: '\n}' },
    { before: 'package p\n\nvar v ', after: '' },
  ],
};

import { BARE, type Language } from '../language.js';

export const c: Language = {
  id: 'c',
  name: 'C',
  aliases: [],
  extensions: ['c', 'h'],
  alsoReads: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-c' },
  testFile: /(?:^tests?[-_].*|[-_](?:tests?|unittest)|^tests?)\.[ch]$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['string_literal', 'char_literal', 'system_lib_string'],
  codeInStrings: [],
  frames: [{ before: 'void f() {\n', after: ';\n}' }, { before: 'void f() {\n', after: '\n}' }, BARE],
};

import { BARE, type Language } from '../language.js';

export const lua: Language = {
  id: 'lua',
  name: 'Lua',
  aliases: [],
  extensions: ['lua'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-lua' },
  testFile: /(?:[-_.](?:spec|test)|^test[-_].*)\.lua$/,
  testFolders: ['spec', 'specs'],
  comments: ['comment'],
  strings: ['string'],
  codeInStrings: [],
  frames: [BARE, { before: 'local a = ', after: '' }],
};

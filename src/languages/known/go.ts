import type { Language } from '../language.js';

export const go: Language = {
  id: 'go',
  name: 'Go',
  aliases: ['golang'],
  extensions: ['go'],
  alsoSearches: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-go' },
  testFile: /_test\.go$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['interpreted_string_literal', 'raw_string_literal', 'rune_literal'],
  codeInStrings: [],
  frames: [],
};

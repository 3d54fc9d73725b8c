import { BARE, type Language } from '../language.js';

export const ruby: Language = {
  id: 'ruby',
  name: 'Ruby',
  aliases: ['rb'],
  extensions: ['rb', 'rake', 'gemspec', 'ru'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-ruby' },
  testFile: /(?:_(?:spec|test)|^test_.*|^(?:spec|test|rails)_helper)\.rb$/,
  testFolders: ['spec', 'specs', 'features'],
  comments: ['comment'],
  strings: ['string', 'string_array', 'symbol_array', 'heredoc_body', 'regex', 'subshell', 'simple_symbol'],
  codeInStrings: ['interpolation'],
  frames: [BARE, { before: 'class A\n', after: '\nend' }, { before: 'begin\na\n', after: '\nend' }],
};

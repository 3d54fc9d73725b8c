import { BARE, type Language } from '../language.js';

export const cpp: Language = {
  id: 'cpp',
  name: 'C++',
  aliases: ['c++', 'cc', 'cxx'],
  extensions: ['cpp', 'cc', 'cxx', 'c++', 'hpp', 'hh', 'hxx', 'h++', 'ipp', 'inl', 'tpp'],
  alsoReads: [{ extensions: ['h'], as: 'cpp' }],
  grammar: { from: 'optional', package: '@ast-grep/lang-cpp' },
  testFile:
    /(?:^tests?[-_].*|[-_](?:tests?|unittest|gtest)|^tests?|Tests?)\.(?:cpp|cc|cxx|c\+\+|hpp|hh|hxx)$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal', 'system_lib_string'],
  codeInStrings: [],
  frames: [
    { before: 'void f() {\n', after: ';\n}' },
    { before: 'void f() {\n', after: '\n}' },
    BARE,
    { before: 'class A {\n', after: '\n};' },
  ],
};

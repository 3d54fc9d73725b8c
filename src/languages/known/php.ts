import { BARE, type Language } from '../language.js';

export const php: Language = {
  id: 'php',
  name: 'PHP',
  aliases: [],
  extensions: ['php', 'phtml', 'php5', 'php7', 'php8'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-php', expando: 'µ' },
  testFile: /(?:Test|TestCase|Cest|Spec)\.php$/,
  testFolders: ['spec'],
  comments: ['comment'],
  strings: ['string', 'encapsed_string', 'heredoc', 'nowdoc', 'shell_command_expression'],
  codeInStrings: ['variable_name', 'member_access_expression', 'subscript_expression'],
  keywordsInAnyCase: true,
  frames: [
    { before: '<?php\n', after: ';' },
    { before: '<?php\n', after: '' },
    { before: '<?php\nclass A {\n', after: '\n}' },
    BARE,
  ],
};

import { BARE, type Language } from '../language.js';

export const bash: Language = {
  id: 'bash',
  name: 'Bash',
  aliases: ['sh', 'shell'],
  extensions: ['sh', 'bash', 'bats', 'zsh', 'ksh'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-bash', expando: 'µ' },
  testFile: /(?:^tests?[-_.].*|[-_.]tests?|^tests?)\.(?:sh|bash|zsh|ksh)$|\.bats$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['string', 'raw_string', 'heredoc_body', 'ansi_c_string'],
  codeInStrings: ['command_substitution', 'expansion', 'simple_expansion'],
  frames: [BARE],
};

import fc from 'fast-check';

/** Pieces that mean something to markdown, to HTML or to a forge. */
const HOSTILE = [
  '@everyone',
  '@org/team',
  '#12',
  'owner/repo#12',
  'GH-12',
  'https://example.org/x?a=b',
  'www.example.org',
  'someone@example.org',
  '</details>',
  '<script>alert(1)</script>',
  '<!--',
  '-->',
  '![x](javascript:alert(1))',
  '[x](https://example.org)',
  '[x]: https://example.org',
  '|',
  '| a | b |',
  '`',
  '``',
  '```',
  '~~~',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '***',
  '---',
  '===',
  '_a_',
  '__b__',
  '**c**',
  '~d~',
  '$e$',
  '&lt;',
  '&#35;',
  '\\',
  '\n',
  '\n\n',
  '\r\n',
  '\t',
  '\u2028',
  '\u202e',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  'âœ…',
  '[^1]',
  '{{verdict}}',
  ' ',
  'word',
];

/** Text made of hostile pieces, never blank: whether a text is there at all is the template’s to say. */
export const hostileText = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(''))
  .filter((text) => /[\p{L}\p{N}]/u.test(text));

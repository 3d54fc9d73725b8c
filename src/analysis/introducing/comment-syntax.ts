/** How comments are written in a language, as far as lines without code have to be told. */
export interface CommentSyntax {
  /** What makes the rest of the line a comment. */
  readonly line: readonly string[];
  /** What opens and closes a comment that may span lines. */
  readonly block: readonly (readonly [string, string])[];
  /** Quotes of strings that end with the line. */
  readonly quotes: readonly string[];
  /** Quotes of strings that may span lines. */
  readonly longQuotes: readonly string[];
  /** A long string that is a statement by itself is documentation (Python). */
  readonly docStrings: boolean;
  /** A slash may open a regular expression (JavaScript, Ruby). */
  readonly regexes: boolean;
}

const NOTHING: CommentSyntax = {
  line: [],
  block: [],
  quotes: [],
  longQuotes: [],
  docStrings: false,
  regexes: false,
};

const C_LIKE: CommentSyntax = { ...NOTHING, line: ['//'], block: [['/*', '*/']], quotes: ['"', "'"] };
const ECMASCRIPT: CommentSyntax = { ...C_LIKE, longQuotes: ['`'], regexes: true };
const HASH: CommentSyntax = { ...NOTHING, line: ['#'], quotes: ['"', "'"] };
const MARKUP: CommentSyntax = { ...NOTHING, block: [['<!--', '-->']] };

/** By file extension, lower case. Files that are not here have blank lines left out and nothing else. */
const BY_EXTENSION: Readonly<Record<string, CommentSyntax>> = {
  ...all('c h cpp cc cxx hpp hh hxx cs java kt kts scala swift rs m mm dart groovy gradle proto d', C_LIKE),
  ...all('go', { ...C_LIKE, longQuotes: ['`'] }),
  ...all('js jsx mjs cjs ts tsx mts cts vue', ECMASCRIPT),
  ...all('css', { ...NOTHING, block: [['/*', '*/']] }),
  ...all('scss less', C_LIKE),
  ...all('php', { ...C_LIKE, line: ['//', '#'] }),
  ...all('py pyi pyx', { ...HASH, longQuotes: ['"""', "'''"], docStrings: true }),
  ...all('rb rake', { ...HASH, block: [['=begin', '=end']] }),
  ...all('sh bash zsh yml yaml toml cmake mk pl pm r jl tcl ex exs coffee ini conf', HASH),
  ...all('lua', { ...NOTHING, line: ['--'], block: [['--[[', ']]']], quotes: ['"', "'"] }),
  ...all('sql hs elm', { ...NOTHING, line: ['--'], block: [['/*', '*/']], quotes: ["'"] }),
  ...all('html htm xml xhtml svg', MARKUP),
};

function all(extensions: string, syntax: CommentSyntax): Record<string, CommentSyntax> {
  return Object.fromEntries(extensions.split(' ').map((extension) => [extension, syntax]));
}

/** The comment syntax of a file, by its extension. */
export function commentSyntaxOf(path: string): CommentSyntax {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return BY_EXTENSION[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? NOTHING;
}

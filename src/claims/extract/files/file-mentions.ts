import { extensionOf, type PathIndex, type PathMatch, plainPath } from '../../check/files/path-index.js';
import { isListingFence, type Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { treeOf } from '../markdown/tree-listing.js';

/** Lines of a file, both ends counted in. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** A path in a sentence. */
export interface FileMention {
  /** Index of its token. */
  readonly token: number;
  /** Without lines and test names; foreign. */
  readonly written: string;
  readonly match: PathMatch;
  /** Lines that were written right behind it: `path:12-14`. */
  readonly lines: LineRange | null;
  /** Those behind the first ones: `path:12,40-44`. */
  readonly moreLines: readonly LineRange[];
  /** The rest of a pytest id: `TestA::test_b`; empty without one. */
  readonly node: string;
  /** A statement in a code span imports from it: what is said there is of the file that imports. */
  readonly isImport: boolean;
}

const KNOWN_EXTENSIONS = new Set(
  'py pyi js jsx ts tsx mjs cjs go java kt rb rs c h cc cpp hpp cs php swift scala lua sh bash ps1 bat sql html css scss md rst txt json yaml yml toml ini cfg conf xml csv tf proto ipynb lock env'.split(
    ' ',
  ),
);
/** Characters that no path in a report has: the text is code, an expression or an address. */
const NO_PATH = /[<>|{}()$=,;'"`?&\s…]|:\/\/|\.\.\.|^@|^-|^https?:/;
/** What is put behind the name of a file for a copy of it: `pytest.ini.backup`. */
const COPY = /(?<=\.\w{1,10})\.(?:backup|bak|orig|old|save)$/i;
const DOMAIN = /^[\w-]{1,60}\.(?:com|org|io|net|dev|app|ai|co|edu|gov)(?:\/|$)/i;
/** Where mail goes: `security@example.sh`. */
const MAIL = /^[\w.+-]{1,80}@[\w-]{1,60}\.[\w.-]{1,60}$/;
/** A method of a class, not a file: `Response.json`, `Buffer.lock`. */
const MEMBER = /^[A-Z][A-Za-z]{1,40}\.(?:json|env|lock|log|text|html|css|conf)$/;
const PRODUCT =
  /^(?:[A-Z][a-z]+\.(?:js|io|py|ts)|(?:node|vue|next|nuxt|react|express|three|d3|ember|backbone|angular|chart|moment|socket|alpine|discord)\.(?:js|io|py))$/;
/** Where operating systems and tools put things. */
const SYSTEM = /^(?:~|\/(?:tmp|etc|usr|var|opt|proc|dev|bin|root|sys|mnt|run)\/)/;

/**
 * Names that stand for any name: `test_foo.py`, `1234.bugfix.rst`, `your_module.py`, `example.py`, `path/to/a.py`. Words that are
 * parts of real names (`golden_path_flow.py`, `display_name.py`) stand for any only where they are all of it.
 */
const PLACEHOLDER =
  /(?:^|[/_.-])(?:foo|foobar|bar|baz|qux|x{3,}|n{3,}|y{4}|y{4}m{2}d{2}|your|my|some|123456?|1234|12345)(?:[/_.-]|$)|(?:^|\/)path\/to\/|(?:^|[/.])(?:test_)?(?:description|feature|name|filename|path)(?:[/.-]|$)|(?:^|\/)0{2,4}x_|(?:^|\/)(?:add|create|new)_(?:feature|table|column|name|file|thing|test)\.|(?:^|\/)(?:an? )?(?:example|file|module|script|test|a|b|c|x|y)\.\w{1,5}$/i;

const known = new WeakMap<Sentence, FileMention[]>();

/** The paths that a sentence names, in its order. Code spans with several words are read word by word. */
export function fileMentions(sentence: Sentence, paths: PathIndex): FileMention[] {
  const before = known.get(sentence);
  if (before) return before;
  const found = inTree(
    sentence,
    sentence.tokens.flatMap((token, i) =>
      mentionsIn(isFolderNamed(sentence, i, paths) ? { ...token, kind: 'code' } : token, i, paths),
    ),
    paths,
  );
  const mentions = sentence.fence ? found.map((each) => takenIn(sentence, each)) : found;
  known.set(sentence, mentions);
  return mentions;
}

/** A line of shown code that imports from a file: the lines below it are of the file that imports. */
function takenIn({ tokens }: Sentence, mention: FileMention): FileMention {
  const words = [tokens[0], tokens[mention.token - 1]].map((token) => token?.text ?? '');
  const isImport = words.every((word) => /^(?:from|import)$/.test(word));
  return isImport ? { ...mention, isImport } : mention;
}

/** "The app/core directory", and a folder that a command is given: words with a slash that are no code span. */
function isFolderNamed({ tokens, fence }: Sentence, i: number, paths: PathIndex): boolean {
  const { kind, text } = tokens[i] as Token;
  if (kind !== 'word' || !text.includes('/') || text.length > 400) return false;
  const isCalledSo = /^(?:director(?:y|ies)|folders?|package)$/i.test(tokens[i + 1]?.text ?? '');
  const isGiven = fence !== null && isListingFence(fence) && i > 0;
  return (isCalledSo || isGiven) && paths.isFolder(plainPath(text));
}

/** In a drawn tree the name of a line is that of a file in the folder above it. */
function inTree(sentence: Sentence, found: FileMention[], paths: PathIndex): FileMention[] {
  const { fence } = sentence;
  const line = fence ? treeOf(fence).get(sentence.line - fence.firstLine) : undefined;
  if (!fence || !line || line.folder === '') return found;
  const written = `${line.folder}/${line.name}`;
  const match = paths.find(written);
  const at = found.findIndex((each) => each.written === line.name);
  const own = found[at];
  const isThere = match.kind !== 'none';
  // Only where the tree shows a folder as it is does it say what is in it.
  const isWrong = fence.mood === 'present' && paths.isFolder(plainPath(line.folder));
  if (!own || (!isThere && !isWrong)) return found;
  return found.map((each, i) => (i === at ? { ...own, written, match } : each));
}

function mentionsIn(token: Token, index: number, paths: PathIndex): FileMention[] {
  if (token.kind === 'mark' || token.kind === 'quote' || token.text.length > 2000) return [];
  const pieces = piecesOf(token);
  const isImport = token.kind === 'code' && /^(?:from|import)\s/.test(token.text);
  return pieces.flatMap((piece) => {
    const mention = mentionOf(trimmed(piece), token.kind === 'code', paths);
    return mention ? [{ ...mention, token: index, isImport }] : [];
  });
}

/** Code with several words, word by word; the lines of one file are one piece: `a.py:12, 40`. */
function piecesOf({ kind, text }: Token): string[] {
  if (kind !== 'code' || !text.includes(' ')) return [text];
  return /^\S{3,380}:\d{1,7}(?:[-–]\d{1,7})?(?:, ?\d{1,7}(?:[-–]\d{1,7})?){1,40}$/.test(text)
    ? [text.replaceAll(' ', '')]
    : text.split(/\s+/);
}

type Mention = Omit<FileMention, 'token' | 'isImport'>;

/** What words were found to name; a document says the same ones over and over. */
const mentions = new WeakMap<PathIndex, Map<string, Mention | null>>();
/** Words that are kept. */
const MOST_WORDS = 50_000;

function mentionOf(piece: string, isCode: boolean, paths: PathIndex): Mention | null {
  // A name without any of these is a file in a code span alone.
  if (!isCode && !/[./\\]/.test(piece)) return null;
  const read = mentions.get(paths) ?? new Map<string, Mention | null>();
  mentions.set(paths, read);
  const key = `${isCode ? '`' : ' '}${piece}`;
  const before = read.get(key);
  if (before !== undefined) return before;
  const mention = readMention(piece, isCode, paths);
  if (read.size >= MOST_WORDS) read.clear();
  read.set(key, mention);
  return mention;
}

/** A name in quotes or brackets inside code. */
function trimmed(piece: string): string {
  return piece.replace(/^['"([]{1,3}/, '').replace(/['")\],;]{1,3}$/, '');
}

function readMention(piece: string, isCode: boolean, paths: PathIndex): Mention | null {
  if (piece.length < 3 || piece.length > 400) return null;
  const [before = '', ...nodes] = piece.split('::');
  const found =
    /^(.{2,380}?)(?::|#L|#)(\d{1,7})(?:[-–]L?(\d{1,7}))?(?::\d{1,5}|((?:,\d{1,7}(?:[-–]\d{1,7})?){1,40}))?$/.exec(
      before,
    );
  const written = found?.[1] ?? before;
  if (NO_PATH.test(written) || SYSTEM.test(written) || DOMAIN.test(written) || MAIL.test(written))
    return null;
  const match = paths.find(written);
  if (!isPath(written, match, isCode, paths)) return null;
  const from = Number(found?.[2] ?? 0);
  const to = Number(found?.[3] ?? from);
  return {
    written,
    match,
    lines: from > 0 && to >= from ? { from, to } : null,
    moreLines: (found?.[4] ?? '').split(',').flatMap((each) => rangeOf(each) ?? []),
    node: nodes.join('::'),
  };
}

function isPath(written: string, match: PathMatch, isCode: boolean, paths: PathIndex): boolean {
  const path = plainPath(written);
  const isBare = !path.includes('/');
  const extension = extensionOf(path.replace(COPY, ''));
  // "Express.js" is a product, and `/api/users` a route, though files and folders are called so.
  if (match.how === 'stem' && !isCode && PRODUCT.test(written)) return false;
  if (match.kind === 'folder' && match.how === 'suffix' && written.startsWith('/')) return false;
  if (match.kind === 'folder') return isCode ? /[\\/]/.test(written) : written.endsWith('/') && !isBare;
  if (match.kind === 'file') {
    // `Makefile` and `.dockerignore` are files in a code span, and words elsewhere.
    return extension !== '' || !isBare || (isCode && /^[A-Z.]/.test(path));
  }
  if (/[*[\]]/.test(path) || PRODUCT.test(path) || MEMBER.test(path) || PLACEHOLDER.test(path)) return false;
  if (extension !== '' && !/^\w{1,10}$/.test(extension)) return false;
  if (!isBare && paths.beginsAtRoot(path)) return extension !== '' || isCode;
  if (!KNOWN_EXTENSIONS.has(extension)) return false;
  // `.env`-like names and `obj.env` are no names of files that anybody would look for.
  return extension !== 'env' && /^[\w][\w./@+-]*$/.test(path) && /[A-Za-z_]/.test(path);
}

/** `188`, `188-252`, `L12`, `12–14`; null for anything else. */
export function rangeOf(text: string): LineRange | null {
  const found = /^L?(\d{1,7})(?:[-–]L?(\d{1,7}))?\+?$/.exec(text);
  if (!found) return null;
  const from = Number(found[1]);
  const to = Number(found[2] ?? from);
  return from > 0 && to >= from ? { from, to } : null;
}

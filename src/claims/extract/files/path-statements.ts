import { commitMentions } from '../commits/commit-mentions.js';
import type { Sentence } from '../markdown/document.js';
import { isNegation } from '../words/mood.js';
import type { FileMention } from './file-mentions.js';

const MAKING = new Set(
  'create creates created creating add adding write writing introduce generate generates new draft planned propose proposed save output rename'.split(
    ' ',
  ),
);

/** A file that shall be made is no statement about the present; all other paths are, also in plans. */
export function isNoStatement(sentence: Sentence, mention: FileMention): boolean {
  if (isTraced(sentence) || isWished(sentence, mention)) return true;
  if (mention.match.kind !== 'none')
    return isMade(sentence, mention) && sentence.mood === 'proposal' && !isPlaceOfIt(sentence, mention);
  if (sentence.fence) return !mention.written.includes('/') || isWritten(sentence, mention);
  if (sentence.mood === 'question' || isGeneric(sentence, mention)) return true;
  if (sentence.mood === 'proposal' || sentence.mood === 'conditional')
    return isMade(sentence, mention) || !mention.written.includes('/');
  // What a link leads to is there, and not in this repository.
  if (sentence.tokens[mention.token]?.isLinked) return true;
  if (isRoute(sentence, mention)) return true;
  return isForeign(sentence, mention) || isOutput(sentence, mention) || isRepository(sentence, mention);
}

/** "`aService.ts` → should be `AService.ts`": the name that it shall have; a file of nearly that name is the one it has. */
function isWished({ tokens }: Sentence, { token, match }: FileMention): boolean {
  const before = tokens.slice(Math.max(0, token - 3), token).map(({ text }) => text.toLowerCase());
  return match.how === 'stem' && /\b(?:should be|rename(?:d)? to|instead of)$/.test(before.join(' '));
}

/** A line of a diff’s head, of a stack trace or of a debugger: its paths are another machine’s, or an example’s. */
function isTraced({ fence, text }: Sentence): boolean {
  return fence !== null && /^\s{0,20}(?:(?:---|\+\+\+) |diff --git |#\d{1,4} +|File "|at \S+ ?\()/.test(text);
}

/** "It gets saved into `native.py`", "the tool writes `out.c`": made when it runs. */
function isOutput(sentence: Sentence, mention: FileMention): boolean {
  const before = sentence.tokens.slice(Math.max(0, mention.token - 8), mention.token);
  return /\b(?:(?:is|are|gets?|be) (?:saved|stored|written|generated|emitted|placed|put)|stores|saves|writes|emits|produces|outputs|generates|regenerates)\b/i.test(
    before.map(({ text }) => text).join(' '),
  );
}

/** `owner/name`: what has no ending and one slash is a folder only where the words say so. */
function isRepository({ text }: Sentence, { written }: FileMention): boolean {
  return (
    /^[\w.-]{1,60}\/[\w-]{1,60}$/.test(written) &&
    !/\b(?:folder|director(?:y|ies)|dir|package|module|path|file)s?\b/i.test(text.slice(0, 600))
  );
}

/** "`/api-docs.json` endpoint", "GET `/feed.xml`": what a server answers to. */
function isRoute({ text }: Sentence, { written }: FileMention): boolean {
  return (
    written.startsWith('/') &&
    /\b(?:endpoints?|routes?|urls?|GET|POST|PUT|DELETE|PATCH)\b/.test(text.slice(0, 600)) &&
    !/^\/(?:home|Users|workspaces?)\//.test(written)
  );
}

/** "Individual pytest.ini files": a kind of file, no single one. */
function isGeneric({ tokens }: Sentence, mention: FileMention): boolean {
  const after = tokens.slice(mention.token + 1, mention.token + 3);
  const files = after.findIndex(({ text }) => /^files$/i.test(text));
  return (
    !mention.written.includes('/') &&
    files >= 0 &&
    !after.slice(0, files).some(({ text }) => /^[,.;:(]$/.test(text))
  );
}

function wordsOf(sentence: Sentence): string[] {
  return sentence.tokens.filter((t) => t.kind === 'word').map((t) => t.text.toLowerCase());
}

function isMade(sentence: Sentence, mention: FileMention): boolean {
  const before = sentence.tokens.slice(0, mention.token);
  return before.some((t) => t.kind === 'word' && MAKING.has(t.text.toLowerCase()));
}

/** `> out.txt`, `-o report.xml`: a command writes it. */
function isWritten(sentence: Sentence, mention: FileMention): boolean {
  const at = sentence.text.indexOf(mention.written);
  return /(?:>|-o|--?out(?:put)?(?:-file)?|--junit-?xml)[ =]{0,3}$/.test(
    sentence.text.slice(0, Math.max(0, at)),
  );
}

/** "Add to `a.py`", "create the class in `a.py`": the file is there, what is made in it is not. */
function isPlaceOfIt({ tokens }: Sentence, { token }: FileMention): boolean {
  const before = tokens.slice(Math.max(0, token - 3), token).filter(({ kind }) => kind === 'word');
  return /^(?:to|in|into|inside|from|of|within)$/i.test(
    before.filter(({ text }) => !/^(?:the|file|existing|current)$/i.test(text)).at(-1)?.text ?? '',
  );
}

/** A file of a library or of the system, as the words beside it say. */
function isForeign(sentence: Sentence, mention: FileMention): boolean {
  const previous = sentence.tokens[mention.token - 1]?.text.toLowerCase() ?? '';
  return (
    /^(?:pytest|python'?s?|node|django|site-packages|library|upstream|external|your)$/.test(previous) ||
    /\b(?:located|lives?|found|installed|kept) (?:in|at|under) [`'"]?\/(?:opt|etc|usr|var|home|srv)\//.test(
      sentence.text.slice(0, 600),
    )
  );
}

const CHANGE =
  /\b(?:fix|commit|change|patch|pull request|PR|merge)\b (?:\w{1,20} ){0,2}(?:chang|touch|add|remov|delet|renam|mov|modif)\w*/i;
const CHANGES =
  /\b(?:fix implementation|files? (?:changed|modified|touched|updated|edited)|(?:changed|modified|updated) files?|its files)\b/i;

/** Whether a sentence is about what a commit did, or what a file became: it may be gone since. */
export function isOfChange(sentence: Sentence, mention: FileMention): boolean {
  return (
    isFormer(sentence, mention) ||
    commitMentions(sentence).some(({ hash }) => hash !== null) ||
    /\bgit (?:blame|show|log|diff)\b/.test(sentence.text) ||
    CHANGE.test(sentence.text.slice(0, 600)) ||
    sentence.isOfRelease ||
    CHANGES.test(sentence.headings.at(-1) ?? '')
  );
}

/** "Migration from `a.ini` to `b.toml`", "renamed `a.py` to `b.py`": what was. */
function isFormer({ tokens }: Sentence, { token }: FileMention): boolean {
  const words = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ kind, text }) => (kind === 'word' ? text.toLowerCase() : ''))
      .join(' ');
  const before = words(token - 4, token);
  return (
    // "The removal of `a.py`": gone by it.
    /\b(?:removal|deletion|elimination) of(?: the| this)?(?: file)?$|\b(?:removing|deleting)(?: the)?$/.test(
      before,
    ) ||
    /\b(?:migrat|mov|renam|convert|switch|chang|transition)\w{1,4} (?:\w{0,20} ){0,2}from$/.test(before) ||
    (/\b(?:renamed|replaced|moved|converted|merged)$/.test(before) &&
      /^(?:to|with|by|into)\b/.test(words(token + 1, token + 2)))
  );
}

const ABSENCE = new Set(['missing', 'absent', 'deleted', 'gone', 'nonexistent', 'non-existent']);

/** "`a.py` is not a file", "is no module of this repository"; "is not a file that changed" says that it is there. */
const NO_FILE =
  /^(?:is|was|are|were) (?:not an?|no) (?:real )?(?:file|folder|module|script|path)(?: (?:here|anywhere|(?:in|of) (?:the|this) (?:repository|repo|tree|project|code|codebase)))?(?: [.,;:!?)—–]|$)/i;

/** "(`a.py` successfully removed)", "`a.py` deleted.": nothing that it removed follows. */
const REMOVED =
  /^(?:(?:[a-z]{2,20}ly|now|already) )?(?:removed|deleted|eliminated)(?: (?:[.,;:!?)–—|✅]|and\b|in\b|on\b|by\b|as\b)|$)/i;

/** "`a.py` no longer exists", "missing `a.py`", "`a.py` does not exist", "`a.py` was deleted". */
export function saysAbsent(sentence: Sentence, mention: FileMention): boolean {
  const words = sentence.tokens.map((token) => (token.kind === 'word' ? token.text.toLowerCase() : ''));
  const after = words.slice(mention.token + 1, mention.token + 7);
  const before = words.slice(Math.max(0, mention.token - 3), mention.token);
  // "`.env` is missing (only `.env.example` exists)": the last one does.
  if (saysNone(words, mention.token)) return true;
  if (before.at(-1) === 'only' || /^exists?$/.test(after[0] ?? '')) return false;
  if (isNamedMissing(sentence, mention) || isListedAsGone(sentence, mention) || isToldGone(sentence, mention))
    return true;
  if (sentence.mood === 'proposal' || sentence.mood === 'conditional') return false;
  // `D path`, as `git show --name-status` lists what went.
  if (sentence.fence && sentence.tokens[0]?.text === 'D' && mention.token === 1) return true;
  const denied = after.findIndex((word) => isNegation(word));
  if (
    denied >= 0 &&
    after.slice(denied, denied + 3).some((word) => /^exist(?:s|ed|ing)?$|^found$|^there$/.test(word))
  )
    return true;
  if (
    isMissing(
      sentence.tokens.slice(mention.token + 1, mention.token + 6).map(({ text }) => text.toLowerCase()),
    )
  )
    return true;
  const behind = sentence.tokens
    .slice(mention.token + 1, mention.token + 7)
    .map(({ text }) => text)
    .join(' ');
  if (NO_FILE.test(behind) || REMOVED.test(behind)) return true;
  if (after.some((word, i) => ['deleted', 'removed', 'gone'].includes(word) && isPassive(after, i)))
    return true;
  return isRightBehind(before) && !wordsOf(sentence).includes('in');
}

/** "No centralized `a.md` file exists", "there is no such `a.md` yet". */
function saysNone(words: readonly string[], token: number): boolean {
  const before = words.slice(Math.max(0, token - 4), token).join(' ');
  const after = words.slice(token + 1, token + 4).join(' ');
  return (
    /\bno(?: [a-z]{3,20}){0,2}$/.test(before) &&
    /^(?:(?:file|module|script|document|folder|directory) )?(?:exists?|(?:is|was) (?:there|found|present))\b/.test(
      after,
    )
  );
}

/** Words for the file itself: "compatibility wrapper", but no "calls of" and no "tests in". */
function isWhatIs(words: readonly string[]): boolean {
  const noun = /^(?:files?|modules?|scripts?|wrappers?|shims?|adapters?|documents?|configs?|class(?:es)?)$/;
  return (
    (words.length === 0 || noun.test(words.at(-1) ?? '')) &&
    words.every((word) => /^[a-z-]{2,30}$/.test(word))
  );
}

/** "`a.py` → has `f()` (DELETED)", "Deleted duplicate Hub at `a.py`", "Deleted wrapper `a.py`". */
function isToldGone({ tokens }: Sentence, { token, match }: FileMention): boolean {
  if (match.kind !== 'none') return false;
  const text = tokens.map((each) => each.text.toLowerCase());
  const before = text.slice(0, token).filter((word) => /\w/.test(word));
  return (
    /\( (?:deleted|removed) \)$/.test(text.join(' ')) ||
    (before.length < 7 &&
      /^(?:deleted|removed)$/.test(before[0] ?? '') &&
      (/^(?:at|from)$/.test(before.at(-1) ?? '') || isWhatIs(before.slice(1))))
  );
}

const GONE =
  /^\W{0,6}(?:(?:the|all|legacy|old|obsolete|unused|dead|duplicate|backend|frontend|source|test|key) ){0,3}(?:(?:files?|modules?|scripts?|tests?|code) ){0,1}(?:removed|deleted|eliminated|dropped)(?: (?:files?|modules?|scripts?|tests?|code|components?))?(?: \(.{0,20}\))?\W{0,6}$/i;

/** "Removed: `a.py`, `b.py`", "Deleted files:" above a list, and such a heading: what stands there is gone. */
function isListedAsGone(
  { label, parent, headings, tokens }: Sentence,
  { token, match }: FileMention,
): boolean {
  if (match.kind !== 'none') return false;
  const isFirst = tokens.slice(0, token).every(({ kind }) => kind === 'mark');
  return (
    GONE.test(label) ||
    (isFirst && parent !== null && GONE.test(parent.text.slice(0, 80))) ||
    (isFirst && GONE.test((headings.at(-1) ?? '').slice(0, 80)))
  );
}

/** "Missing `a.py`", "the deleted file `a.py`", but not "missing tests (`a.py`)". */
function isRightBehind(before: readonly string[]): boolean {
  const at = before.findLastIndex((word) => ABSENCE.has(word));
  return (
    at >= 0 &&
    before
      .slice(at + 1)
      .every((word) =>
        /^(?:|the|an?|files?|modules?|scripts?|documents?|paths?|folder|directory|and|or)$/.test(word),
      )
  );
}

/** "Missing User Model (`user.ts`)", "Missing: 1 critical file (user.ts)"; "missing tests (`a.py`)" are not that file. */
function isNamedMissing({ tokens }: Sentence, { token }: FileMention): boolean {
  if (tokens[token - 1]?.text !== '(') return false;
  const before = tokens.slice(Math.max(0, token - 8), token - 1).map(({ text }) => text.toLowerCase());
  const at = before.lastIndexOf('missing');
  const of = before.slice(at + 1).filter((word) => /\w/.test(word));
  return (
    at >= 0 &&
    of.length > 0 &&
    of.length < 5 &&
    /^(?:files?|modules?|models?|scripts?|components?|documents?|class|page|config|configuration)$/.test(
      of.at(-1) ?? '',
    )
  );
}

/** "`a.py` is missing", but not "`a.py` is missing a test". */
function isMissing(after: readonly string[]): boolean {
  const at = after.findIndex((text) => /^(?:missing|absent)$/.test(text));
  if (at < 1 || !/^(?:is|are|was|were|still|now|also|both)$/.test(after[at - 1] ?? '')) return false;
  const isNear = after
    .slice(0, at)
    .every((text) => /^(?:is|are|was|were|still|now|also|both|files?)$/.test(text));
  return (
    isNear &&
    /^(?:[.,;:!()–—-]|and|but|in|from|at|here|there|altogether|entirely|completely)?$/.test(
      after[at + 1] ?? '',
    )
  );
}

function isPassive(words: readonly string[], i: number): boolean {
  // "Was explicitly removed", "has been completely deleted": one adverb may stand between.
  const verb = /^[a-z]{2,20}ly$|^already$|^since$/.test(words[i - 1] ?? '') ? words[i - 2] : words[i - 1];
  return ['was', 'were', 'been', 'is', 'are'].includes(verb ?? '') && words[i + 1] !== 'from';
}

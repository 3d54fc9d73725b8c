import { isListingFence, type Sentence, type WrittenDocument } from '../markdown/document.js';
import { firstLineThat, lastLineThat } from '../markdown/lines-of-fence.js';
import { isForeignTongue } from '../markdown/tongue.js';
import { isComment } from './file-context.js';
import type { FileMention } from './file-mentions.js';

/**
 * Whether a path without a file is none that should be there: it shall be made, is only a proposal of a name, belongs to
 * another repository that the document links to, or stands among words that are not read.
 */
export function isNotMeantHere(sentence: Sentence, mention: FileMention, document: WrittenDocument): boolean {
  return (
    mention.match.kind === 'none' &&
    (isTestToBe(sentence, mention) ||
      isToBe(sentence, mention) ||
      isNameOfFence(sentence) ||
      isToBeAdded(sentence) ||
      isOfLinked(mention, document) ||
      isAnyOfItsKind(sentence, mention) ||
      isAmongPlaceholders(sentence) ||
      isOfClone(sentence) ||
      isForeignTongue(sentence))
  );
}

const TEST_PATH =
  /(?:^|\/)(?:tests?|specs?|__tests__|fixtures)(?:\/|$)|(?:^|\/)test_\w+\.\w+$|[._](?:test|spec)\.\w+$/i;

/** A plan of tests says where they shall be; a command that runs one says that it is there. */
function isTestToBe({ mood, headings, fence, tokens }: Sentence, { written }: FileMention): boolean {
  const isRun =
    fence !== null &&
    /^(?:python[\d.]*|pytest|bash|sh|node|npx|npm|go|cargo|uv|poetry)$/.test(tokens[0]?.text ?? '');
  return (
    !isRun &&
    mood === 'proposal' &&
    TEST_PATH.test(written) &&
    headings.some((each) => /\btest(?:s|ing)?\b/i.test(each))
  );
}

/** "`a.py` (NEW)", "`a.yaml` (or equivalent)", "Recommended file: `a.py`", "Scripts (to be created)", and the column of a table that says what is expected. */
function isToBe(
  { tokens, label, column, place, parent, headings }: Sentence,
  { token }: FileMention,
): boolean {
  const after = tokens
    .slice(token + 1, token + 5)
    .map(({ text }) => text.toLowerCase())
    .join(' ');
  return (
    /^\( ?(?:new|to be (?:created|added|written)|planned|proposed|or (?:equivalent|similar))\b/.test(after) ||
    /\b(?:recommended|proposed|suggested|planned|new|target|future)\b/.test(label) ||
    /\bto be (?:created|added|written|made|implemented)\b/i.test(headings.at(-1) ?? '') ||
    (place === 'cell' && isPlannedColumn(column)) ||
    CREATING.test(parent?.text.slice(0, 200) ?? '')
  );
}

/** The line above a list: "Create Missing Modules:". */
const CREATING =
  /^(?:\d{1,2}[.)] )?(?:create|creating|add|write|generate|implement) (?:the |all |any )?(?:missing|new|following|required)\b/i;

/** "Expected", "RFC 12 expects", "Resolution": what a column of a table says shall be. */
export function isPlannedColumn(column: string): boolean {
  return /\b(?:expects?|expected|desired|proposed|proposal|recommended|recommendation|resolution|remediation|next steps?|action (?:items?|required)|to-?do|should be|target state)\b/.test(
    column,
  );
}

/** The first comment of a script is its own name: the document gives the script. */
function isNameOfFence({ fence, line, text }: Sentence): boolean {
  if (!fence || !isListingFence(fence) || !isComment(text)) return false;
  const at = line - fence.firstLine;
  return (
    /^\s*(?:#|\/\/)\s*[\w./-]{3,200}\s*$/.test(text) &&
    firstLineThat(fence, isCode) >= at &&
    lastLineThat(fence, isCode) > at
  );
}

function isCode(line: string): boolean {
  return line.trim() !== '' && !isComment(line);
}

/** Lines above a command in which the comment about it is looked for. */
const FARTHEST_COMMENT = 6;

/** "# Add to the pipeline", and the commands below it up to an empty line. */
function isToBeAdded({ fence, line }: Sentence): boolean {
  if (!fence) return false;
  const at = line - fence.firstLine;
  const above = fence.lines.slice(Math.max(0, at - FARTHEST_COMMENT), at);
  const near = above.slice(above.findLastIndex((each) => each.trim() === '') + 1);
  return near.some((each) => /^\s{0,20}(?:#|\/\/)\s{0,4}(?:add|create|write|put|new)\b/i.test(each));
}

/** "The version from a package.json file", "save it as main.go". */
function isAnyOfItsKind({ tokens }: Sentence, { token, written }: FileMention): boolean {
  if (written.includes('/')) return false;
  const before = tokens.slice(Math.max(0, token - 8), token).map(({ text }) => text.toLowerCase());
  const last = before.at(-1) ?? '';
  const isOne = /^an?$/.test(last) && /^(?:file|script|module)s?$/i.test(tokens[token + 1]?.text ?? '');
  return (
    isOne || (last === 'as' && before.some((word) => /^(?:save|saved|store|write|name|call)$/.test(word)))
  );
}

/** A command with a place to be filled in (`cp a.c <your-clone>/lib/`) is typed somewhere else. */
function isAmongPlaceholders({ fence, line }: Sentence): boolean {
  if (fence === null || !isListingFence(fence)) return false;
  return /<[a-z][\w -]{1,60}>/i.test(fence.lines[line - fence.firstLine] ?? '');
}

/** Commands below `git clone` are typed in what was cloned, which may be any repository. */
function isOfClone({ fence, line }: Sentence): boolean {
  if (fence === null || !isListingFence(fence)) return false;
  return firstLineThat(fence, isClone) < line - fence.firstLine;
}

function isClone(line: string): boolean {
  return /^\s{0,20}(?:[$#>] ?)?(?:sudo )?git clone\b/.test(line);
}

const linked = new WeakMap<WrittenDocument, ReadonlySet<string>>();

/** `other-repo/docs/a.md`, where the document links to that repository. */
function isOfLinked({ written }: FileMention, document: WrittenDocument): boolean {
  const slash = written.indexOf('/');
  if (slash < 1) return false;
  const names = linked.get(document) ?? repositoriesOf(document);
  linked.set(document, names);
  return names.has(written.slice(0, slash).toLowerCase());
}

function repositoriesOf({ lines }: WrittenDocument): Set<string> {
  const found = new Set<string>();
  for (const line of lines)
    for (const [, name = ''] of line.matchAll(
      /(?:github|gitlab|bitbucket)\.\w{2,10}\/[\w.-]{1,60}\/([\w.-]{1,100})/g,
    ))
      found.add(name.replace(/\.git$/, '').toLowerCase());
  return found;
}

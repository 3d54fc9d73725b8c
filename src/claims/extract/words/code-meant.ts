import { settingIn } from '../../check/code/settings.js';
import type { Sentence } from '../markdown/document.js';
import { isCommandLine } from '../names/programs.js';
import { tellsOfChange } from './tells-of-change.js';

/** Which code in a sentence is said to be there as it stands; null where none can be. */
export function codeMeantBy(sentence: Sentence): ((text: string) => boolean) | null {
  if (!sentence.tokens.some(({ kind, text }) => kind === 'code' && text.length >= 12)) return null;
  // What a change did is no longer, or not yet, there.
  const isStated = !tellsOfChange(sentence) && !isContrast(sentence);
  const said = sentence.tokens.slice(0, 80).map(({ kind, text }) => (kind === 'code' ? '' : text));
  const isPlain = !NOT_SO.test(said.join(' '));
  if (!isStated && !isPlain) return null;
  return (text) =>
    (settingIn(text) === null || isExpression(text)) &&
    ((isStated && (isStatement(text) || isSignature(text))) || (isPlain && isCode(text)));
}

/** Code that is more than a name or a call of one: an `await`, an assignment, an import, the head of a definition. */
export function isStatement(text: string): boolean {
  const plain = text.trim();
  if (plain.length < 12 || plain.length > 200 || /\n|…|→|<\w+>/.test(plain) || isCommandLine(plain))
    return false;
  if (/\.{3}(?!\)?$)/.test(plain)) return false;
  return (
    /^(?:from [\w.]{3,100} import \w|(?:async )?def \w{2,80}\(|(?:export )?class \w{2,80}[(:{ ]|(?:await|raise|return|throw|yield|new) [\w$.]{3,100}\(|@[\w.]{4,80}\()/.test(
      plain,
    ) ||
    /^(?:(?:const|let|var) )?[A-Za-z_$][\w$.[\]"']{1,80}(?::[^=]{1,60})? ?(?:[-+|]?=)(?![=>]) ?\S/.test(plain)
  );
}

/** `HubStore(context, factory)`: how a class is to be called. */
function isSignature(text: string): boolean {
  return /^[A-Z]\w{5,80}\(\w+(?:, \w+){1,8}\)$/.test(text);
}

/** Code of several names and marks; a name, a call of a name or a path are told by other kinds. */
function isCode(text: string): boolean {
  if (text.length < 14 || text.length > 160 || /\.{3}|…|^[\w./\\-]+$/.test(text)) return false;
  if (/^[\w$.]+\([\w ,]{0,60}\)?$/.test(text) || isCommandLine(text) || /^https?:/.test(text)) return false;
  return (/[=()[\]{};]/.test(text) || isExpression(text)) && (text.match(/\w+/g) ?? []).length >= 2;
}

/** `data.payload || data.data`, `message.payload?.id`: worked out, so no value of a setting. */
function isExpression(text: string): boolean {
  return /\|\||&&|\w\?\.\w/.test(text);
}

/** Words in a sentence after which the code in it is not as the repository has it. */
const NOT_SO =
  /\b(?:instead|should|must|would|could|expected|expects?|replac\w*|renam\w*|chang\w*|migrat\w*|was|were|previously|before|errors?|exception|e\.g|example|such as|like|correct|fix(?:ed)?|output|prints?|returns?|if|→|vs)\b|→|❌/i;

/** "Use `a` instead of `b`", "`a` → `b`", "Before: `a`": not all of it is there. */
function isContrast({ text, label }: Sentence): boolean {
  return (
    /\b(?:instead of|rather than|should|proposed|incorrect|wrong|previously|no longer)\b|→|->/i.test(
      text.slice(0, 600),
    ) ||
    /^(?:before|after|old|new|fix|fixed|solution|correct|wrong|example|usage|command|error|expected|failing|broken|recommend)/.test(
      label,
    )
  );
}

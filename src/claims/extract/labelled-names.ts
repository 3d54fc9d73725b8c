import type { Reading } from '../check/context.js';
import { isListingFence, type Sentence } from './document.js';
import { fileMentions } from './file-mentions.js';
import type { SymbolMention } from './symbol-mentions.js';
import { isIdentifier } from './token.js';

/** Lines above in which the file of a label is looked for. */
const FARTHEST = 6;

/** A line of a listing that labels a name: `Class: HubTests`, `Function: open_hub()`, below the path of its file. */
export function labelledName(reading: Reading, sentence: Sentence): SymbolMention | null {
  const { fence, tokens, mood } = sentence;
  if (!fence || !isListingFence(fence) || mood !== 'present') return null;
  const at = tokens[0]?.kind === 'mark' ? 1 : 0;
  const [label, colon, named] = tokens.slice(at);
  if (!/^(?:test )?(?:class|function|method)$/i.test(label?.text ?? '') || colon?.text !== ':' || !named)
    return null;
  const name = named.text.replace(/\(.{0,80}\)$/, '');
  if (!isIdentifier(named.text) || /[.:#]/.test(name)) return null;
  return {
    line: named.line,
    written: named.text,
    name,
    owner: null,
    says: 'exists',
    parameter: null,
    isOfVariable: false,
    isFirm: true,
    isSaid: true,
    isPlain: false,
    isNamed: true,
    isFunction: !/class/i.test(label?.text ?? ''),
    place: fileAbove(reading, sentence),
  };
}

/** The one file that the nearest line above names; null for none, and for one that may be any of several. */
function fileAbove(reading: Reading, { fence, index }: Sentence): string | null {
  const { sentences } = reading.document;
  for (let i = index - 1; i >= Math.max(0, index - FARTHEST); i -= 1) {
    const above = sentences[i];
    if (!above || above.fence !== fence) return null;
    const files = fileMentions(above, reading.paths);
    const [file] = files;
    if (!file) continue;
    const [path, ...others] = file.match.kind === 'file' ? file.match.paths : [];
    return files.length === 1 && others.length === 0 ? (path ?? null) : null;
  }
  return null;
}

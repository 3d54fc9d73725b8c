import type { Fence, Sentence } from '../markdown/document.js';
import { isIdentifier } from '../markdown/token.js';
import type { SymbolMention } from './symbol-mentions.js';

/** The label of a node: `A[open_hub handler]`, `B{HubStore.find}`, `C("open()")`; see https://mermaid.js.org/syntax/flowchart.html */
const LABEL = /\w[[({]{1,2}"?([^[\](){}"|]{3,80}(?:\(\))?)"?[\])}]{1,2}/g;
/** What a record of a log says which function it came from. */
const FUNCTION = /^\s{0,40}"(?:function|func|funcName|method)": ?"([A-Za-z_]\w{2,80})"/;
const LONGEST = 400;
/** A branch of a drawn tree, with what it is behind the name: `├── HubStore (keeps the hubs)`. */
const BRANCH = /^[\s│|]{0,40}[├└][─-]{1,4} ?([A-Z]\w{3,80}(?:\.\w{1,80})?(?:\(\))?)(?= (?:\(|→|->|-|—|–)|$)/;

/** Names of code in a line of a drawn diagram or tree, or of a record in JSON: only where code defines one is it a name at all. */
export function namesInDiagram({ fence, line, mood }: Sentence): SymbolMention[] {
  if (!fence || mood === 'proposal' || fence.mood !== 'present') return [];
  const written = lineOf(fence, line).slice(0, LONGEST);
  if (/^json\w?$/.test(fence.language)) return mentionsOf(FUNCTION.exec(written)?.[1] ?? '', line);
  const branch = BRANCH.exec(written)?.[1];
  if (branch !== undefined) return mentionsOf(branch, line);
  if (fence.language !== 'mermaid') return [];
  return [...written.matchAll(LABEL)].flatMap(([, label = '']) =>
    label.split(/\s+/).flatMap((word) => mentionsOf(word, line)),
  );
}

function lineOf({ lines, firstLine }: Fence, line: number): string {
  return lines[line - firstLine] ?? '';
}

function mentionsOf(written: string, line: number): SymbolMention[] {
  const [name = '', owner = null] = written.replace(/\(\)$/, '').split('.').reverse();
  if (!isIdentifier(written) || name.length < 4) return [];
  return [
    {
      line,
      written,
      name,
      owner,
      says: 'exists',
      parameter: null,
      isOfVariable: false,
      isFirm: false,
      isSaid: false,
      isPlain: true,
      isNamed: false,
      isUnset: false,
      isFunction: written.endsWith('()'),
      place: null,
    },
  ];
}

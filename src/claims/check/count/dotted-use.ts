import type { Counted } from './counted.js';
import { anchorOf, countedText } from './counting.js';

/** A name of several words, which methods of other classes hardly have. */
const TELLING = /^[a-z]\w*(?:_[a-z]|[a-z][A-Z])\w*$/;

/** `Hub.open_all` is `hub.open_all(user)`, too. */
function countedOnInstances(counted: Counted, method: string): Counted {
  const call = new RegExp(`\\.${method}\\b`, 'g');
  const timesIn = (line: string) => line.match(call)?.length ?? 0;
  return { ...counted, anchor: method, timesIn, textIn: timesIn };
}

/**
 * Text as code uses it. A dotted name in lower case may be imported: `from a.b import c` and `import a.b.c` use `a.b.c`, and
 * so may `from a.b import (`, whose names stand in the lines below.
 * @returns null for a text without a name
 */
export function countedUse(written: string): Counted | null {
  const counted = countedText(written);
  const method = /^[A-Z]\w*\.(\w{3,80})$/.exec(written)?.[1];
  if (counted && method !== undefined && TELLING.test(method)) return countedOnInstances(counted, method);
  const found = /^((?:[a-z_]\w*\.)+)([A-Za-z_]\w*)$/.exec(written);
  const anchor = found ? anchorOf(found[1] ?? '') : null;
  if (!counted || !found || anchor === null) return counted;
  const parent = (found[1] ?? '').slice(0, -1);
  const name = new RegExp(`\\b${found[2]}\\b|\\(\\s*$|\\*`);
  const isImport = (line: string): boolean => {
    const plain = line.replace(/\s+/g, ' ').trim();
    const from = `from ${parent} import `;
    const at = `${plain} `.indexOf(from);
    return at >= 0 && name.test(`${plain} `.slice(at + from.length).trimEnd());
  };
  const timesIn = (line: string) => counted.timesIn(line) || Number(isImport(line));
  return { ...counted, anchor, timesIn, textIn: timesIn };
}

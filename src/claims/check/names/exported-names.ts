/** What a Python file lists in `__all__`. */
export interface ExportedNames {
  readonly names: ReadonlySet<string>;
  /** 1-based. */
  readonly line: number;
  /** Something is added to it that is not written out. */
  readonly isOpen: boolean;
}

/** Lines of one list. */
const LONGEST_LIST = 400;

/** Reads `__all__ = [...]` and what is added to it; null for a file without. */
export function exportedNames(lines: readonly string[]): ExportedNames | null {
  const names = new Set<string>();
  let [line, isOpen] = [0, false];
  for (const [i, text] of lines.entries()) {
    const found = /^__all__\s*(?::[^=]{0,60})?(\+?=)\s*(.*)$/.exec(text);
    if (found && line === 0) line = i + 1;
    const isAdded = /^\s*__all__\s*\.\s*(?:extend|append)\b/.test(text);
    if (!found && !isAdded) continue;
    const own = listFrom(lines, i);
    for (const [, name = ''] of own.matchAll(/["'](\w{1,200})["']/g)) names.add(name);
    const isWritten = found ? /^[[(]/.test(found[2] ?? '') : /(?:extend|append)\s*\(\s*[[("']/.test(text);
    if (!isWritten || /[*+]\s*\w|\bfor\b|\.__all__/.test(own.replace('+=', ''))) isOpen = true;
  }
  return line === 0 ? null : { names, line, isOpen };
}

/** The text up to the bracket that closes the list, without comments. */
function listFrom(lines: readonly string[], start: number): string {
  let text = '';
  for (let i = start; i < Math.min(lines.length, start + LONGEST_LIST); i += 1) {
    text += `${(lines[i] ?? '').replace(/#.*$/, '')} `;
    const [open, closed] = [count(text, /[[(]/g), count(text, /[\])]/g)];
    if (closed >= open) break;
  }
  return text;
}

function count(text: string, form: RegExp): number {
  return text.match(form)?.length ?? 0;
}

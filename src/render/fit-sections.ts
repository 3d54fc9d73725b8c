/** How a document is made to fit: which sections may go, in which order, and what is said in their place. */
export interface Fit {
  /** Depth of the headings that begin a section: 2 for `##`. */
  readonly depth: number;
  /** Headings of sections that may go, first to go first. */
  readonly order: readonly string[];
  /** Whether the text is short enough. */
  fits(text: string): boolean;
  /** What stands at the end in the place of the sections that went. */
  note(dropped: readonly string[]): string;
}

/** A section and the lines of it; the title is null for what stands before the first heading and after a rule. */
interface Section {
  readonly title: string | null;
  readonly lines: string[];
}

/**
 * Leaves whole sections out until a markdown document fits, so that fences, tables and folded parts are never cut. Headings in
 * code and in folded parts begin no section; a rule (`---`) ends one.
 * @returns the document, and the titles of the sections that were left out; it may still be too long when all of them are
 */
export function fitSections(text: string, fit: Fit): { text: string; dropped: readonly string[] } {
  const sections = sectionsOf(text, fit.depth);
  const present = fit.order.filter((title) => sections.some((section) => section.title === title));
  for (let count = 0; count <= present.length; count += 1) {
    const dropped = present.slice(0, count);
    const shorter = count === 0 ? text : without(sections, dropped, fit.note(dropped));
    if (fit.fits(shorter) || count === present.length) return { text: shorter, dropped };
  }
  return { text, dropped: [] };
}

function without(sections: readonly Section[], dropped: readonly string[], note: string): string {
  const kept = sections.filter(({ title }) => title === null || !dropped.includes(title));
  // What follows a rule is the foot of the page; the note comes before it.
  const last = kept.at(-1);
  const isFoot = kept.length > 1 && last?.title === null;
  const body = isFoot ? kept.slice(0, -1) : kept;
  const lines = [...body.flatMap((section) => section.lines), '', note, '', ...(isFoot ? last.lines : [])];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function sectionsOf(text: string, depth: number): Section[] {
  const heading = new RegExp(`^#{${depth}} (.+)$`);
  const sections: Section[] = [{ title: null, lines: [] }];
  let fence: string | null = null;
  let folded = 0;
  for (const line of text.split('\n')) {
    const isCode = fence !== null;
    fence = fenceAfter(line, fence);
    if (!isCode && fence === null) {
      if (/^<details\b/.test(line)) folded += 1;
      if (line === '</details>') folded = Math.max(0, folded - 1);
      const title = folded === 0 ? heading.exec(line)?.[1] : undefined;
      if (title !== undefined) sections.push({ title, lines: [] });
      else if (folded === 0 && line === '---') sections.push({ title: null, lines: [] });
    }
    sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** The fence that is open after a line; null for none. */
function fenceAfter(line: string, open: string | null): string | null {
  const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
  if (!found?.[1]) return open;
  if (open === null) return found[1].startsWith('`') && found[2]?.includes('`') ? null : found[1];
  const isClosing = found[1].startsWith(open) && found[2]?.trim() === '';
  return isClosing ? null : open;
}

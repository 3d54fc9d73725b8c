import type { XmlElement, XmlReader } from './report-format.js';

const MAX_INSIDE = 2000;
/** A case’s own children may come after thousands of deeper elements, and one of them holds the result. */
const MAX_CHILDREN = 20_000;

/** A case of an XML report with what stands inside it. */
export interface CaseElement {
  readonly element: XmlElement;
  /** Its descendants, each as it closed, without those of cases nested in it; bounded. */
  readonly inside: readonly XmlElement[];
  /** How many cases are nested in it. */
  readonly nested: number;
}

/** What a format whose cases are elements needs to say. */
export interface CaseElements {
  isCase(element: XmlElement): boolean;
  readonly textOf: readonly string[];
  /** A case is complete. */
  onCase(found: CaseElement): void;
  /** Any element opens. */
  onOpen?(element: XmlElement): void;
  /** An element outside of every case closes. */
  onOutside?(element: XmlElement): void;
  onEnd?(): void;
}

/** Reads documents in which every case is one element that holds its result. */
export function readCaseElements(format: CaseElements): XmlReader {
  const open: { element: XmlElement; inside: XmlElement[]; nested: number }[] = [];
  return {
    textOf: new Set(format.textOf),
    open(element) {
      format.onOpen?.(element);
      if (!format.isCase(element)) return;
      for (const outer of open) outer.nested++;
      open.push({ element, inside: [], nested: 0 });
    },
    close(element) {
      const innermost = open.at(-1);
      if (innermost === undefined) format.onOutside?.(element);
      else if (innermost.element === element) {
        open.pop();
        format.onCase(innermost);
      } else if (
        innermost.inside.length < (element.parent === innermost.element ? MAX_CHILDREN : MAX_INSIDE)
      ) {
        innermost.inside.push(element);
      }
    },
    end: () => format.onEnd?.(),
  };
}

/** The trimmed text of the first descendant of that name that has any; null without one. */
export function textInside(found: CaseElement, name: string): string | null {
  for (const element of found.inside) {
    if (element.name === name && element.text.trim() !== '') return element.text.trim();
  }
  return null;
}

/** Descendants of that name. */
export function elementsInside(found: CaseElement, name: string): XmlElement[] {
  return found.inside.filter((element) => element.name === name);
}

/** The values of an attribute of the elements around one, outermost first. */
export function namesAround(element: XmlElement, names: readonly string[], attribute = 'name'): string[] {
  const around: string[] = [];
  for (let above = element.parent; above !== null; above = above.parent) {
    const value = above.attributes[attribute];
    if (value && names.includes(above.name)) around.unshift(value);
  }
  return around;
}

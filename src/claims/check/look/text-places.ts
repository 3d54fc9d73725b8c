import { languageOfPath } from '../../../languages/languages.js';
import { literalAnchors } from '../code/find-literal.js';
import type { CheckContext } from '../context.js';
import type { Counted, Places } from '../count/counted.js';
import { countedText, rarestLines } from '../count/counting.js';

/** A text that is looked for as it stands, in files of any kind. */
export interface WantedText {
  readonly counted: Counted;
  /** Words of which the files are read for it; at least one. */
  readonly anchors: readonly string[];
}

/** How a text is looked for; null for one without a word that could be. */
export function wantedText(text: string): WantedText | null {
  const counted = countedText(text);
  const anchors = literalAnchors(text);
  return counted && anchors.length > 0 ? { counted, anchors } : null;
}

/** Every place of a text in the revision, but for the document itself; null where its words stand in too many lines. */
export function textPlaces(context: CheckContext, { counted, anchors }: WantedText): Places | null {
  return context.once(['places of text', counted.label], () => {
    if (anchors.every((anchor) => context.words.isTooCommon(anchor))) return null;
    const lines = rarestLines(context, anchors).flatMap((line) => {
      const times = line.path === context.documentPath ? 0 : counted.textIn(line.text);
      const isCode = languageOfPath(line.path) !== undefined;
      return times === 0 ? [] : [{ ...line, times, class: context.classOf(line.path), isCode }];
    });
    return { lines };
  });
}

import { standsAt } from '../../check/code/literal-outcome.js';
import { placesPrinting, printedAnchors } from '../../check/code/printing-places.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type PrintedMessage, printedMessage } from '../../extract/code/printed-message.js';
import { type Fence, isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * Lines of a log, of a traceback or of a record that a fence shows: "ERROR: hub 4711 is not open", `"message": "…"`. Some code
 * prints them, with values put in. Nothing is refuted: libraries and other systems print, too.
 */
export const printedLine: ClaimPart = { kinds: ['snippet'], recognise };

/** Messages of one fence that are looked for. */
const MOST_OF_A_FENCE = 12;
/** What introduces lines that some program printed. */
const PRINTED =
  /\b(?:logs?|logged|outputs?|errors?|exceptions?|traceback|warnings?|messages?|prints?|printed|console)\b/i;

function recognise(reading: Reading): Candidate[] {
  const read = new Map<Fence, number>();
  return reading.document.sentences.flatMap((sentence) => {
    const { fence } = sentence;
    if (!fence || !mayBePrinted(fence)) return [];
    const seen = read.get(fence) ?? 0;
    if (seen >= MOST_OF_A_FENCE) return [];
    const found = candidateOf(sentence, fence);
    if (found) read.set(fence, seen + 1);
    return found ?? [];
  });
}

function mayBePrinted(fence: Fence): boolean {
  if (fence.mood === 'proposal') return false;
  return isListingFence(fence) || /^jsonc?$/.test(fence.language);
}

/** Without anything that a logger puts before it, but below "…Warning:" or a sentence that tells of logs. */
function mayBeMessage(fence: Fence, text: string, above: string): boolean {
  if (!/(?:\S+\s+){3}\S/.test(text)) return false;
  return (
    /(?:Warning|Error|Exception):\s{0,4}$/.test(above) || PRINTED.test(fence.before?.text.slice(-200) ?? '')
  );
}

/** The whole of a literal, but for a few letters. */
const WHOLE = 0.9;

function candidateOf(sentence: Sentence, fence: Fence): Candidate | null {
  const at = sentence.line - fence.firstLine;
  const line = fence.lines[at] ?? '';
  const message = printedMessage(line);
  if (!message) return null;
  return message.isLogged || mayBeMessage(fence, message.text, fence.lines[at - 1] ?? '')
    ? printedBy(sentence, line.trim(), message)
    : null;
}

function printedBy(sentence: Sentence, text: string, message: PrintedMessage): Candidate | null {
  const anchors = printedAnchors(message.text);
  if (anchors.length === 0) return null;
  return {
    kind: 'snippet',
    line: sentence.line,
    text,
    statement: `code prints "${message.text.slice(0, 160)}"`,
    words: anchors,
    check: (context) => check(context, message.text, anchors, message.isLogged ? undefined : WHOLE),
  };
}

/** @returns null where no code prints it */
async function check(
  context: CheckContext,
  text: string,
  anchors: readonly string[],
  share: number | undefined,
): Promise<Outcome | null> {
  const places = await placesPrinting(context, text, anchors, share);
  return places.length > 0 ? standsAt(context, places) : null;
}

import type { Sentence } from '../markdown/document.js';

/** A place as a logger or an error tells it: `app.hub:open_hub:120`, `File "app/hub.py", line 120, in open_hub`. */
export interface LoggedPlace {
  /** A path, or the name of a module. */
  readonly file: string;
  readonly name: string | null;
  /** 1-based. */
  readonly at: number;
  /** Line of the document. */
  readonly line: number;
}

const PLACE =
  /^((?:[A-Za-z_]\w{0,60}(?:\.[A-Za-z_]\w{0,60}){1,8})|[\w./\\-]{2,200}\.\w{1,4})(?::([A-Za-z_]\w{1,80}))?:(\d{1,6})$/;
const FRAME = /^\s{0,20}File "([^"\n]{3,300}\.\w{1,4})", line (\d{1,6})(?:, in ([A-Za-z_]\w{0,80}))?/;
const FIELD = /^\s{0,40}["']\w{2,40}["']\s{0,4}:\s{0,4}["']([^"']{5,300})["'],?\s{0,4}$/;

/** Places that other kinds do not read: with a function before the line, in quotes, or of a traceback. */
export function loggedPlaces(sentence: Sentence): LoggedPlace[] {
  const { fence, line, tokens } = sentence;
  if (!fence)
    return tokens.flatMap((token) => {
      const found = token.kind === 'code' ? placeOf(token.text, token.line) : null;
      return found?.name ? [found] : [];
    });
  const text = fence.lines[line - fence.firstLine] ?? '';
  if (text.length > 600) return [];
  const [, file, at, name] = FRAME.exec(text) ?? [];
  if (file !== undefined) return [{ file, name: name ?? null, at: Number(at), line }];
  const field = FIELD.exec(text)?.[1];
  if (field !== undefined) return listOf(placeOf(field, line));
  // "ERROR | app.hub:open_hub:120 - …"
  return text.split(/\s+/).flatMap((word) => {
    const found = /:\w+:\d/.test(word) ? placeOf(word.replace(/[,;)\]]+$/, ''), line) : null;
    return found?.name ? [found] : [];
  });
}

function listOf(place: LoggedPlace | null): LoggedPlace[] {
  return place ? [place] : [];
}

function placeOf(text: string, line: number): LoggedPlace | null {
  const [, file, name, at] = text.length > 400 ? [] : (PLACE.exec(text) ?? []);
  return file === undefined ? null : { file, name: name ?? null, at: Number(at), line };
}

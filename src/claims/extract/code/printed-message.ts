import { isCommandLine } from '../names/programs.js';

/** What stands before the message in a line of a log: a time, a level, the logger, a place, a symbol. */
const BEFORE = [
  /^[[(]?\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d| ?UTC)?[\])]?/,
  /^[[(]?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?[\])]?/,
  /^[[(]?(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL|SUCCESS|FAILED|FAIL|PASSED|E)[\])]?(?![\w-])/,
  /^\[[\w.:/-]{1,60}\]/,
  /^[a-z_]\w{0,60}(?:\.\w{1,60}){1,8}(?::\w{1,60}){0,2}(?= ?[-|:] )/,
  /^[\w.]{0,100}(?:Error|Exception|Warning|Failure)(?=: )/,
];
const MARKS = /^(?:[\s|:>\u2022*+-]|\p{Extended_Pictographic}|\uFE0F){1,20}/u;
/** Parts that stand before a message at most. */
const MOST_BEFORE = 12;
/** What the language itself says of an error: no code holds it. */
const OF_LANGUAGE =
  /\bobject has no attribute\b|^cannot import name\b|^No module named\b|\b(?:required )?positional arguments?\b|\bis not defined$|\bunexpected keyword argument\b|\bobject is not (?:callable|iterable|subscriptable)\b|^invalid syntax\b|\bcan['’]t be used in ['‘]await['’] expression|^cannot access local variable\b|\bis not JSON serializable\b|^I\/O operation on closed file/;
const FIELD = /^["'](\w{2,40})["']\s{0,4}:\s{0,4}["'](.{1,600})["'],?$/;
/** Code, and what is drawn. */
const NO_MESSAGE =
  /^(?:from|import|def|class|await|return|async|const|let) |^(?:[{}[\]<|+=]|\S+\(.*\)[;:]?$)|[├└│┌]|[─═=]{4}|\s→\s|-->/;

/** A message that a line shows as a program printed it. */
export interface PrintedMessage {
  readonly text: string;
  /** Something before it tells that a program did: a time, a level, the name of an error, the field of a record. */
  readonly isLogged: boolean;
}

/** The message in a line of a log, of a traceback or of a record in JSON; null in a line without one of some words. */
export function printedMessage(line: string): PrintedMessage | null {
  const text = withoutLabel(line.trim());
  if (text.length > 900 || isCommandLine(line)) return null;
  const field = FIELD.exec(text)?.[2];
  if (field !== undefined) return messageOf(field.replace(/\\"/g, '"'), true);
  return messageOf(text, false);
}

/** `# Error: "AssertionError: the hub lacks a store"`: what is in the quotes. */
function withoutLabel(text: string): string {
  return /^#{0,2}\s{0,3}(?:error|message|exception)\s?:\s{1,4}(["'])(.{10,800})\1$/i.exec(text)?.[2] ?? text;
}

function messageOf(written: string, isField: boolean): PrintedMessage | null {
  const [text, parts] = withoutBeginning(written);
  if (!isField && NO_MESSAGE.test(text)) return null;
  const words = text.match(/(?<![\w/.])[A-Za-z]{2,40}(?![\w/])/g) ?? [];
  if (words.length < 3 || !/\S\s+\S+\s+\S/.test(text) || text.length < 15 || OF_LANGUAGE.test(text))
    return null;
  return { text, isLogged: isField || parts > 0 };
}

/** A line without what a logger puts before its message, and how many parts that was. */
function withoutBeginning(line: string): [string, number] {
  let rest = line.replace(MARKS, '');
  let parts = 0;
  for (let i = 0; i < MOST_BEFORE; i += 1) {
    const found = BEFORE.map((form) => form.exec(rest)?.[0] ?? '').find((each) => each !== '');
    if (found === undefined) break;
    parts += 1;
    rest = rest.slice(found.length).replace(MARKS, '');
  }
  return [rest.trim(), parts];
}

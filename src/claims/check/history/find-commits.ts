import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';

/** Commits whose hash begins so. */
export function commitsNamed(context: CheckContext, hash: string): readonly LogEntry[] {
  const { graph } = context.history;
  const prefix = hash.toLowerCase();
  return context.once(['commits named', prefix], () =>
    graph.resolve(prefix).flatMap((full) => graph.get(full) ?? []),
  );
}

/** A message in small letters, and, once it was asked for, in plain words. */
interface Message {
  readonly entry: LogEntry;
  readonly small: string;
  plain?: string;
}

const smallMessages = new WeakMap<object, readonly Message[]>();

/**
 * Commits whose message holds these words, spacing, case and punctuation aside; those of the revision first, then by age,
 * newest first. A subject that was cut (`…`) is looked for as far as it goes.
 */
export function commitsWithSubject(context: CheckContext, subject: string): readonly LogEntry[] {
  return context.once(['commits with subject', subject], () => lookUp(context, subject));
}

function lookUp(context: CheckContext, subject: string): LogEntry[] {
  const wanted = plain(subject.replace(/(?:\.{3}|…)\s{0,5}$/, ''));
  if (wanted.length < 8) return [];
  const holds = holder(wanted);
  const { graph } = context.history;
  let messages = smallMessages.get(graph);
  if (!messages) {
    messages = Array.from(graph.all(), (entry) => ({
      entry,
      small: `${entry.subject}\n${entry.body}`.toLowerCase(),
    }));
    smallMessages.set(graph, messages);
  }
  const words = wordsOf(wanted);
  const found = messages
    // To make plain words of all messages takes many times as long as to look for these words in them.
    .filter((message) => words.every((word) => message.small.includes(word)) && holds(plainOf(message)))
    .map(({ entry }) => entry);
  const exact = found.filter((entry) => holds(plain(entry.subject)));
  return exact.length > 0 ? exact : found;
}

/** `#XXXX` and `#NNN` stand for the number of any issue. */
const ANY_NUMBER = / ?#(?:x{2,8}|n{1,8}) ?/;

function holder(wanted: string): (message: string) => boolean {
  if (!ANY_NUMBER.test(wanted)) return (message) => message.includes(wanted);
  const parts = wanted.split(new RegExp(ANY_NUMBER, 'g'));
  // One number alone would fit every message.
  if (parts.join('').length < 12) return () => false;
  const form = new RegExp(parts.join(' ?#\\d{1,9} ?'));
  return (message) => form.test(message);
}

/** Its words that are no place of a number, the longest first: a message that holds the text holds each as it is. */
function wordsOf(wanted: string): string[] {
  const words = wanted.split(new RegExp(ANY_NUMBER, 'g')).flatMap((part) => part.split(' '));
  return words.sort((a, b) => b.length - a.length);
}

function plainOf(message: Message): string {
  message.plain ??= plainLower(message.small);
  return message.plain;
}

function plain(text: string): string {
  return plainLower(text.toLowerCase());
}

function plainLower(lower: string): string {
  // Most messages are of plain letters; to know of any other whether it is a letter takes several times as long.
  const others = BEYOND_ASCII.test(lower) ? /[^\p{L}\p{N}#]+/gu : /[^a-z0-9#]+/g;
  return lower.replace(others, ' ').trim();
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

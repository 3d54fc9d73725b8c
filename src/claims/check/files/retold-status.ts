import { quoted } from '../../../domain/shell-word.js';
import { plainWord, stemOf, weightOfWord } from '../../extract/figures/figure-mentions.js';
import type { CheckContext, Outcome } from '../context.js';
import { labelledText, plainLine, type RelatedLine, relatedText } from './related-lines.js';

/** A line `label: how it is`. */
export interface ToldStatus {
  /** As written, without markup. */
  readonly label: string;
  /** What is said of it, part by part: "PASSED", "0 total", "0 passed". */
  readonly parts: readonly string[];
}

/**
 * Whether a document about the same says so: in a line with the same label, in one of the same words without a colon, or part by
 * part in the section of that heading.
 * @param paths the documents that may say so; null for all that are about the same
 * @returns null when none does
 */
export async function retoldStatus(
  context: CheckContext,
  told: ToldStatus,
  paths: readonly string[] | null = null,
): Promise<Outcome | null> {
  const text = await relatedText(context);
  const parts = told.parts.map(plainLine).filter((part) => part !== '');
  const label = plainLine(told.label);
  if (parts.length === 0) return null;
  const isAsked = ({ path }: RelatedLine) => paths === null || paths.includes(path);
  const line = text.byLabel.get(label)?.find((each) => isAsked(each) && isAllIn(parts, restOf(each)));
  const same = line ?? text.byText.get([label, ...parts].join(' '))?.find(isAsked);
  if (same) return stands(context, 'the same stands in', `${same.path}:${same.line}`, same.text);
  for (const { heading, lines } of text.sections.get(label) ?? []) {
    if (!isAsked(heading)) continue;
    const places = parts.map((part) => lines.find((each) => holdsWords(each.plain, part)));
    const last = places.reduce((most, each) => Math.max(most, each?.line ?? 0), heading.line);
    if (places.every((each) => each !== undefined))
      return stands(context, 'the same is told in', `${heading.path}:${heading.line}-${last}`, heading.text);
  }
  return null;
}

function restOf({ text }: RelatedLine): string {
  return plainLine(labelledText(text)?.rest ?? '');
}

function isAllIn(parts: readonly string[], rest: string): boolean {
  return parts.every((part) => holdsWords(rest, part));
}

function holdsWords(plain: string, words: string): boolean {
  return ` ${plain} `.includes(` ${words} `);
}

/**
 * Whether a document whose title speaks of some words gives itself a status: `**Status:** ✅ COMPLETE`.
 * @param words what the status is said to be of
 * @returns null when none does
 */
export async function claimedStatus(
  context: CheckContext,
  words: string,
  status: string,
): Promise<Outcome | null> {
  const text = await relatedText(context);
  const wanted = plainLine(status);
  const lines = [...STATUS_LABELS].flatMap((label) => text.byLabel.get(label) ?? []);
  const found = lines.find(
    (line) => holdsWords(restOf(line), wanted) && isAbout(text.titles.get(line.path) ?? '', words),
  );
  return found
    ? stands(context, 'the same status stands in', `${found.path}:${found.line}`, found.text)
    : null;
}

const STATUS_LABELS = ['status', 'overall status', 'current status', 'final status', 'issue status'];

function isAbout(title: string, words: string): boolean {
  const own = new Set(tellingIn(title));
  return tellingIn(words).reduce((sum, word) => sum + (own.has(word) ? weightOfWord(word) : 0), 0) >= 2;
}

function tellingIn(text: string): string[] {
  return [...new Set(text.match(/[A-Za-z]+/g))].flatMap((word) => {
    const plain = plainWord(word.length < 4 ? word : word.toLowerCase());
    return plain === null ? [] : [stemOf(plain)];
  });
}

function stands(context: CheckContext, how: string, place: string, line: string): Outcome {
  const path = place.replace(/:[\d-]+$/, '');
  const searched = line.replace(/^[\s#>*|-]+/, '').slice(0, 60);
  return {
    verdict: 'verified',
    measured: `${how} ${place}`,
    scope: 'only that it is cited; documents that are about the same',
    command: `git grep -n -F -e ${quoted(searched)} ${context.rev} -- ${quoted(path)}`,
  };
}

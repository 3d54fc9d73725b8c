import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { InputError } from '../errors.js';
import { decodedChunks, decodedText } from '../test-reports/decode-text.js';
import type { Io } from './io.js';

/** What is longer is refused by whoever checks it; no more than that is kept. In characters, a little over 8 MiB. */
const ENOUGH = 8 * 1024 * 1024 + 1;

/** A written document. */
export interface ReadDocument {
  /** As it is shown. */
  readonly name: string;
  readonly source: string;
  /** Absolute path; null for one that was piped in. */
  readonly file: string | null;
}

/**
 * The document that was named, `-` for standard input. It may be in UTF-8, in UTF-16 (a shell’s `>` on Windows writes that), or
 * in what old editors write; what had to be guessed is said on standard error.
 * @param word its path as it was given
 * @throws InputError for what is no file, or cannot be read
 */
export async function readDocument(word: string, io: Io): Promise<ReadDocument> {
  if (word === '-') {
    const name = 'standard input';
    return { name, source: await textOf(decodedChunks(io.stdin(), guessed(name, io))), file: null };
  }
  const file = resolve(io.cwd, word);
  try {
    if ((await stat(file)).isDirectory())
      throw new InputError(`${word} is a folder`, 'Give one markdown document in it.');
    return { name: basename(word), source: await textOf(decodedText(file, guessed(word, io))), file };
  } catch (error) {
    if (error instanceof InputError) throw error;
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(
      isGone ? `there is no file ${word}` : `${word} cannot be read`,
      'Give the path of a markdown document that you may read.',
      { cause: error },
    );
  }
}

function guessed(name: string, io: Io): (problem: string) => void {
  return (problem) => io.stderr.write(`${name} ${problem}\n`);
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) {
    text += part;
    if (text.length >= ENOUGH) break;
  }
  return text;
}

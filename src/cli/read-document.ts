import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../errors.js';
import { decodedText } from '../test-reports/decode-text.js';
import type { Io } from './io.js';

/** What is longer is refused by whoever checks it; no more than that is kept. In characters, a little over 8 MiB. */
const ENOUGH = 8 * 1024 * 1024 + 1;

/**
 * The text of a written document, in UTF-8, in UTF-16 (a shell’s `>` on Windows writes that), or in what old editors write;
 * what had to be guessed is said on standard error.
 * @param word its path as it was given
 * @throws InputError for what is no file, or cannot be read
 */
export async function readDocumentFile(word: string, io: Io): Promise<string> {
  const file = resolve(io.cwd, word);
  let text = '';
  try {
    if ((await stat(file)).isDirectory())
      throw new InputError(`${word} is a folder`, 'Give one markdown document in it.');
    const guessed = (problem: string) => io.stderr.write(`${word} ${problem}\n`);
    for await (const part of decodedText(file, guessed)) {
      text += part;
      if (text.length >= ENOUGH) break;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new InputError(
      isGone ? `there is no file ${word}` : `${word} cannot be read`,
      'Give the path of a markdown document that you may read.',
      { cause: error },
    );
  }
  return text;
}

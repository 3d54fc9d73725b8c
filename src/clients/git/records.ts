import type { Readable } from 'node:stream';

/**
 * Splits a stream at a separator byte (of ASCII) and gives each piece as UTF-8 text (invalid bytes become U+FFFD). The last piece is
 * given only if it is not empty.
 */
export async function* records(stream: Readable, separator = 0): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  const mark = String.fromCharCode(separator);
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf(separator);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    // One text for all whole pieces of a chunk: a separator below 128 is never a part of another character.
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    for (const piece of whole.split(mark)) yield piece;
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}

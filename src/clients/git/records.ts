import type { Readable } from 'node:stream';

/**
 * Splits a stream at a separator byte and gives each piece as UTF-8 text (invalid bytes become U+FFFD). The last piece is
 * given only if it is not empty.
 */
export async function* records(stream: Readable, separator = 0): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(separator); end >= 0; end = chunk.indexOf(separator, start)) {
      rest.push(chunk.subarray(start, end));
      yield (rest.length === 1 ? (rest[0] as Buffer) : Buffer.concat(rest)).toString('utf8');
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8');
}

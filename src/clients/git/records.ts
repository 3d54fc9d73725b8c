/**
 * Splits a stream at a separator byte (of ASCII) and gives each piece as UTF-8 text (invalid bytes become U+FFFD). The last piece is
 * given only if it is not empty.
 */
export async function* records(stream: AsyncIterable<Buffer>, separator = 0): AsyncGenerator<string> {
  for await (const batch of recordBatches(stream, separator)) yield* batch;
}

/** As `records`, but gives all pieces that came together at once: with many small ones, waiting for each takes longer than the rest. */
export async function* recordBatches(stream: AsyncIterable<Buffer>, separator = 0): AsyncGenerator<string[]> {
  let rest: Buffer[] = [];
  const mark = String.fromCharCode(separator);
  for await (const chunk of stream) {
    const end = chunk.lastIndexOf(separator);
    if (end < 0) {
      rest.push(chunk);
      continue;
    }
    // One text for all whole pieces of a chunk: a separator below 128 is never a part of another character.
    const whole = Buffer.concat([...rest, chunk.subarray(0, end)]).toString('utf8');
    rest = end + 1 < chunk.length ? [chunk.subarray(end + 1)] : [];
    yield whole.split(mark);
  }
  if (rest.length > 0) yield [Buffer.concat(rest).toString('utf8')];
}

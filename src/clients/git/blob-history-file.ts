import type { BlobHistory } from './blob-history.js';

/** Changes with the layout; a file of another layout is not read. */
export const HISTORY_LAYOUT = 'blob-history-3';

const COLUMNS = ['starts', 'pathOf', 'before', 'after'] as const;

/** A history as bytes: a line of JSON with the lengths, then names, then the columns as they lie in memory. */
export function encodeHistory(history: BlobHistory): Buffer[] {
  const names = [history.commits, history.paths, history.oids, history.unreadable].map((list) =>
    Buffer.from(list.join('\0'), 'utf8'),
  );
  const columns = COLUMNS.map((name) => {
    const column = history[name];
    return Buffer.from(column.buffer, column.byteOffset, column.byteLength);
  });
  const header = {
    layout: HISTORY_LAYOUT,
    littleEndian: isLittleEndian(),
    names: names.map((part) => part.length),
    columns: columns.map((part) => part.length),
  };
  return [Buffer.from(`${JSON.stringify(header)}\n`), ...names, ...columns];
}

/** The history that `encodeHistory` wrote; null when it was another layout or machine. */
export function decodeHistory(bytes: Buffer): BlobHistory | null {
  const end = bytes.indexOf(10);
  const header = readHeader(bytes.subarray(0, Math.max(0, end)));
  if (!header || header.littleEndian !== isLittleEndian()) return null;
  let at = end + 1;
  const take = (length: number): Buffer => {
    const part = bytes.subarray(at, at + length);
    at += length;
    return part;
  };
  const [commits = [], paths = [], oids = [], unreadable = []] = header.names.map((length) => {
    const text = take(length).toString('utf8');
    return text === '' ? [] : text.split('\0');
  });
  // Copied, because a typed array must begin at a multiple of four.
  const [starts, pathOf, before, after] = header.columns.map((length) => {
    const copy = new Uint8Array(take(length));
    return copy.buffer;
  });
  if (!starts || !pathOf || !before || !after) return null;
  return {
    commits,
    paths,
    oids,
    unreadable,
    starts: new Uint32Array(starts),
    pathOf: new Int32Array(pathOf),
    before: new Int32Array(before),
    after: new Int32Array(after),
  };
}

interface Header {
  readonly littleEndian: boolean;
  readonly names: readonly number[];
  readonly columns: readonly number[];
}

function readHeader(line: Buffer): Header | null {
  try {
    const value = JSON.parse(line.toString('utf8')) as { layout?: unknown } & Header;
    return value.layout === HISTORY_LAYOUT ? value : null;
  } catch {
    return null;
  }
}

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
}

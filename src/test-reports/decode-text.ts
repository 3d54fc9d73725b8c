import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

const CHUNK = 64 * 1024;
const CODE_PAGE = 'windows-1252';

interface Decoder {
  write(bytes: Buffer): string;
  end(): string;
}

/**
 * The text of a file, in chunks, whatever its encoding: byte-order marks, UTF-16 without one, the encoding that an XML
 * declaration names, UTF-8. Lines of a UTF-8 file that are not UTF-8 are read as Windows-1252: no byte is lost.
 *
 * @param onProblem is told once when the bytes are not what they claim to be
 * @throws what the file system throws
 */
export async function* decodedText(path: string, onProblem: (text: string) => void): AsyncGenerator<string> {
  yield* decodedChunks(createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>, onProblem);
}

/** The same for bytes that come from anywhere, a pipe for one. */
export async function* decodedChunks(
  chunks: AsyncIterable<Buffer>,
  onProblem: (text: string) => void,
): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  for await (const bytes of chunks) {
    decoder ??= decoderFor(bytes, onProblem);
    const text = decoder.write(bytes);
    if (text) yield text;
  }
  const rest = decoder?.end();
  if (rest) yield rest;
}

function decoderFor(head: Buffer, onProblem: (text: string) => void): Decoder {
  const utf16 = utf16Of(head);
  if (utf16) return textDecoder(utf16);
  const declared = /^\s*<\?xml\s[^>]{0,100}encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    head.toString('latin1', 0, 300).replace(/^\u00ef\u00bb\u00bf/, ''),
  )?.[1];
  // A file whose first bytes read as ASCII is no UTF-16, whatever it declares (.NET does this).
  if (!declared || /^(utf-?8|utf-?16.*|us-ascii|ascii)$/i.test(declared)) return utf8OrCodePage(onProblem);
  try {
    return textDecoder(declared);
  } catch {
    onProblem(`declares the unknown encoding ${declared}; read as UTF-8`);
    return utf8OrCodePage(onProblem);
  }
}

function utf16Of(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const size = Math.min(head.length - (head.length % 2), 256);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  if (size < 4 || Math.max(even, odd) * 4 < size) return null;
  if (odd > 0 && even === 0) return 'utf-16le';
  return even > 0 && odd === 0 ? 'utf-16be' : null;
}

function textDecoder(label: string): Decoder {
  const decoder = new TextDecoder(label);
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

function utf8OrCodePage(onProblem: (text: string) => void): Decoder {
  let carried: Buffer = Buffer.alloc(0);
  let started = false;
  let told = false;
  const decode = (bytes: Buffer): string => {
    if (isUtf8(bytes)) return bytes.toString('utf8');
    if (!told) onProblem('is not valid UTF-8 throughout; those lines were read as Windows-1252');
    told = true;
    return linesOf(bytes)
      .map((line) => (isUtf8(line) ? line.toString('utf8') : new TextDecoder(CODE_PAGE).decode(line)))
      .join('');
  };
  return {
    write(bytes) {
      const all = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes;
      const cut = completeLength(all);
      carried = Buffer.from(all.subarray(cut));
      const text = decode(all.subarray(0, cut));
      const bare = started ? text : text.replace(/^\ufeff/, '');
      started = true;
      return bare;
    },
    end: () => decode(carried),
  };
}

/** How many of the bytes are whole UTF-8 characters; an unfinished one at the end waits for the next chunk. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    const next = end < 0 ? bytes.length : end + 1;
    lines.push(bytes.subarray(start, next));
    start = next;
  }
  return lines;
}

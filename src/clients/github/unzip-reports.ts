import { Unzip, UnzipInflate } from 'fflate';

/** What may come out of one archive. */
export interface UnzipLimits {
  readonly files: number;
  readonly bytesPerFile: number;
  readonly bytes: number;
}

const LIMITS: UnzipLimits = { files: 500, bytesPerFile: 32_000_000, bytes: 96_000_000 };

/** Endings of files that can be test reports. */
const REPORT = /\.(?:xml|trx|tap|json|jsonl|ndjson)$/i;

/** Names that are no plain way down: absolute, upwards, of another system, or with characters that no name needs. */
const UNSAFE = /^[/\\]|^[A-Za-z]:|\\|(?:^|\/)\.\.?(?:\/|$)|\/\/|[\p{Cc}]/u;

export interface Unzipped {
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** What was left out and why, in words; empty when nothing was. */
  readonly problems: readonly string[];
}

/**
 * Takes the files that can be test reports out of a zip archive. The archive is a stranger’s: what it says of its sizes is not
 * believed but counted while unpacking, and no file gets a name that leads out of where it is put.
 */
export function unzipReports(archive: Uint8Array, limits: UnzipLimits = LIMITS): Unzipped {
  const files: { path: string; bytes: Uint8Array }[] = [];
  const problems = new Set<string>();
  let [total, started, isOver] = [0, 0, false];
  const unzip = new Unzip((file) => {
    if (isOver || file.name.endsWith('/') || !REPORT.test(file.name)) return;
    if (file.name.length > 500 || UNSAFE.test(file.name)) {
      problems.add('it names files outside of itself');
      return;
    }
    started += 1;
    if (started > limits.files) {
      problems.add(`it holds more than ${limits.files} reports`);
      return;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, chunk, isLast) => {
      if (error) {
        problems.add('it is damaged');
        return;
      }
      size += chunk.length;
      total += chunk.length;
      if (size > limits.bytesPerFile || total > limits.bytes) {
        problems.add('it unpacks to more than is read');
        isOver = isOver || total > limits.bytes;
        chunks.length = 0;
        file.terminate();
        return;
      }
      chunks.push(chunk);
      if (isLast) files.push({ path: file.name, bytes: Buffer.concat(chunks) });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In pieces, so that a bomb is noticed while it goes off.
    for (let at = 0; at < archive.length && !isOver; at += 65_536)
      unzip.push(archive.subarray(at, at + 65_536), at + 65_536 >= archive.length);
  } catch {
    problems.add('it is damaged');
  }
  if (files.length === 0 && started === 0 && !isZip(archive)) problems.add('it is no zip file');
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), problems: [...problems] };
}

function isZip(archive: Uint8Array): boolean {
  return archive[0] === 0x50 && archive[1] === 0x4b;
}

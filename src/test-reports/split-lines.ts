/** A longer line is cut off: no report writes one, and memory must stay bounded. */
const MAX_LINE = 16 * 1024 * 1024;

/** Splits chunks of text into lines (LF, CRLF or CR LF split between chunks). */
export class LineSplitter {
  private rest = '';
  private offset = 0;
  private length = 0;

  /** @param onLine gets each line without its end, and the offset of its first character in the text */
  constructor(private readonly onLine: (line: string, offset: number) => void) {}

  write(chunk: string): void {
    let start = 0;
    for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', start)) {
      this.append(chunk.slice(start, end));
      this.flush(1);
      start = end + 1;
    }
    this.append(start === 0 ? chunk : chunk.slice(start));
  }

  end(): void {
    if (this.length > 0) this.flush(0);
  }

  private append(part: string): void {
    this.length += part.length;
    const room = MAX_LINE - this.rest.length;
    if (room > 0) this.rest += part.length > room ? part.slice(0, room) : part;
  }

  private flush(lineEnd: number): void {
    const line = this.rest.endsWith('\r') ? this.rest.slice(0, -1) : this.rest;
    const offset = this.offset;
    this.offset += this.length + lineEnd;
    this.rest = '';
    this.length = 0;
    this.onLine(line, offset);
  }
}

/** Bytes kept between runs, by key. */
export interface KeptBytes {
  /** What was kept under the key; null when there is nothing. */
  read(key: string): Promise<Buffer | null>;
  /** Keeps it, the parts one after the other. @returns whether it could be kept */
  write(key: string, parts: readonly Uint8Array[]): Promise<boolean>;
}

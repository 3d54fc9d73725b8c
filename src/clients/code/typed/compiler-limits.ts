/**
 * Does work with the TypeScript compiler, which gives up on some code with an error of its own; that is no reason to end the
 * audit.
 * @returns why it gave up; null when it did not
 */
export function attempt(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof RangeError) return 'too deeply nested for the TypeScript compiler';
    if (error instanceof Error && error.message.startsWith('Debug Failure'))
      return 'the TypeScript compiler failed on it';
    throw error;
  }
}

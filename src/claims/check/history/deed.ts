/** What a commit did to a file. A renamed one was deleted under its old name and added under its new one. */
export type Deed = 'added' | 'changed' | 'deleted';

/** @param change the blobs before and after; null where there was none */
export function deedOf(
  change: { readonly before: string | null; readonly after: string | null } | undefined,
): Deed | null {
  if (!change || (change.before === null && change.after === null)) return null;
  if (change.before === null) return 'added';
  return change.after === null ? 'deleted' : 'changed';
}

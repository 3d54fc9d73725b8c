/** What a number of places is called. */
export const PLACES = new Set([
  'occurrence',
  'call',
  'usage',
  'use',
  'instance',
  'reference',
  'import',
  'place',
  'site',
  'match',
  'invocation',
]);

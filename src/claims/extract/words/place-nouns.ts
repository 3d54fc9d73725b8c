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
  'location',
  'site',
  'match',
  'invocation',
]);

/** What a number of files is called. */
export const FILE_NOUNS: ReadonlySet<string> = new Set(['file', 'module']);

/** Verbs and nouns of a sentence that counts where something is used. */
export const USING =
  /\b(?:us(?:e|es|ed|ing)|import(?:s|ed|ing)?|referenc(?:e|es|ed|ing)|contain(?:s|ed|ing)?|call(?:s|ed|ing)?|depend(?:s|ing)?|mention(?:s|ed|ing)?|invok(?:e|es|ed|ing)|found|occurrences?|usages?|instances?)\b/i;

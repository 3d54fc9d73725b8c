const LONGEST = 200;
/** Each further one multiplies what one match may cost. */
const MOST_STARS = 8;

/**
 * What is wrong with a glob of the configuration; null when it may be used. The configuration belongs to the audited
 * repository, so a glob must stay inside it and must not be able to make matching slow: no extended globs, few stars.
 */
export function globProblem(glob: string): string | null {
  if (glob.trim() === '') return 'is empty';
  if (glob.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (hasControlCharacter(glob)) return 'holds a control character';
  if (glob.startsWith('/') || /^[A-Za-z]:/.test(glob) || glob.includes('\\'))
    return 'must be relative to the root of the repository, with forward slashes';
  if (glob.startsWith('!')) return 'starts with "!"; say what it is, not what it is not';
  const segments = glob.split('/');
  if (segments.includes('..')) return 'leads out of the repository with ".."';
  if (/[@!+*?]\(/.test(glob)) return 'uses an extended glob such as "+(…)"; write the alternatives as {a,b}';
  if (segments.filter((segment) => segment.includes('**')).length > 3)
    return 'holds "**" more than three times';
  if (segments.some((segment) => segment !== '**' && segment.split('*').length > 4))
    return 'holds more than three "*" in one part of the path';
  if (glob.split('*').length > MOST_STARS + 1) return `holds more than ${MOST_STARS} "*" in all`;
  return null;
}

/** @returns whether the text holds a character that no file name of a sane project has */
function hasControlCharacter(text: string): boolean {
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

import picomatch from 'picomatch';

/** One line of CODEOWNERS: files, and who owns them. */
export interface OwnerRule {
  /** 1-based. */
  readonly line: number;
  /** Accounts and teams, without @; empty where nobody owns the files. */
  readonly owners: readonly string[];
  matches(path: string): boolean;
}

/**
 * The rules of a CODEOWNERS file of GitHub, GitLab or Gitea, in its order. Lines that cannot be read, or that would keep a match
 * busy, are left out.
 */
export function ownerRules(text: string): OwnerRule[] {
  return text.split(/\r?\n/).flatMap((line, index): OwnerRule[] => {
    const content = line.replace(/(?:^|\s)#.*$/, '').trim();
    // Sections of GitLab.
    if (content === '' || /^\^?\[/.test(content) || content.length > 2_000) return [];
    const [pattern = '', ...owners] = content.split(/(?<!\\)\s+/);
    if (isSlow(pattern)) return [];
    const named = owners.flatMap((owner) => ownerOf(owner));
    return [{ line: index + 1, owners: named, matches: matcherOf(pattern.replaceAll('\\ ', ' ')) }];
  });
}

/** An account or a team by its name, without @; of an address of mail the part before its host. */
function ownerOf(text: string): string[] {
  const name = /^@([\w.-]+(?:\/[\w.-]+)?)$/.exec(text)?.[1] ?? /^([\w.+-]+)@[\w.-]+$/.exec(text)?.[1];
  return name === undefined ? [] : [name];
}

/** The file is a stranger's: a row of stars can keep one match busy for hours, and no honest rule needs one. */
function isSlow(pattern: string): boolean {
  const segments = pattern.split('/');
  const deep = segments.filter((segment) => segment.includes('**')).length;
  const stars = pattern.split('*').length - 1;
  return deep > 3 || stars > 8 || segments.some((one) => one !== '**' && one.split('*').length > 4);
}

/** Patterns as in .gitignore: without a slash at any depth, with one from the root; a folder is all that is in it. */
function matcherOf(pattern: string): (path: string) => boolean {
  const isRooted = pattern.replace(/\/+$/, '').includes('/');
  const body = pattern.replace(/^\/+/, '').replace(/\/+$/, '');
  if (body === '' || body === '*' || body === '**') return () => true;
  const base = isRooted ? body : `**/${body}`;
  // `apps/*` owns the files of the folder and not what lies deeper.
  const isShallow = isRooted && /(?:^|\/)\*$/.test(body);
  const globs = pattern.endsWith('/') ? [`${base}/**`] : isShallow ? [base] : [base, `${base}/**`];
  return picomatch(globs, { dot: true, nonegate: true, noextglob: true, nobrace: true });
}

import { describe, expect, it } from 'vitest';
import { filesNamed } from '../../src/claims/check/count/search.js';
import { PathIndex } from '../../src/claims/check/files/path-index.js';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({ 'a.py': 'x = 1\ny = 1\n', 'lib/b.py': 'x = 2\n', 'lib/c.py': 'y = x\n' }),
);

describe('searches of one document', () => {
  it('that name files are looked up there, each once', () => {
    const files = ['a.py', 'lib/b.py'].map((path) => ({ path, oid: path, kind: 'file' as const }));
    const index = new PathIndex(files);
    expect(filesNamed(index, ['./a.py', 'a.py', '/lib/b.py'])).toEqual(['a.py', 'lib/b.py']);
    expect(filesNamed(index, ['a.py', 'lib'])).toBeNull();
    expect(filesNamed(index, ['*.py'])).toBeNull();
    expect(filesNamed(index, [])).toBeNull();
  });

  it('find what is in their files, in folders and by globs, whatever else is searched', async () => {
    const commands = [
      '-c x a.py',
      '-c x ./lib/b.py',
      '-rl x lib',
      '-rl --include=*.py y .',
      '-c x lib/none.py',
    ];
    const outputs = ['1', '1', 'lib/b.py\nlib/c.py', 'a.py\nlib/c.py', '3'];
    const { claims } = await check(
      ...commands.map((command, i) => `\`\`\`\n$ grep ${command}\n${outputs[i]}\n\`\`\`\n`),
    );
    const verdicts = claims
      .filter(({ kind }) => /^co(?:mmand|unt)$/.test(kind))
      .map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['verified', 'verified', 'verified', 'verified', 'not checkable']);
  });
});

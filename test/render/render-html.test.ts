import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folders } from '../../src/render/folders.js';
import { milestones } from '../../src/render/milestones.js';
import { renderHtml } from '../../src/render/render-html.js';
import { temporaryFolder } from '../repository-builder.js';
import { miniatureAudit, occurrence } from './audit-fixture.js';

/** What a template of these words gives, or the message that it is rejected with. */
async function rendered(template: string): Promise<string> {
  const path = join(await temporaryFolder('html'), 'my.html.hbs');
  await writeFile(path, template);
  const html = await renderHtml(miniatureAudit({ summary: `a "b" <c> 'd' &amp;` }), { template: path }).catch(
    (error: Error) => `rejected: ${error.message}`,
  );
  return /<body>\n([\s\S]*)\n<\/body>/.exec(html)?.[1] ?? html;
}

describe('the page', () => {
  it('gives the same bytes for the same audit, whatever the time zone', async () => {
    const first = await renderHtml(miniatureAudit());
    const zone = process.env.TZ;
    process.env.TZ = 'Pacific/Kiritimati';
    const second = await renderHtml(miniatureAudit());
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(second).toBe(first);
  });

  it('allows exactly its own style and script, a theme among them', async () => {
    const theme = join(await temporaryFolder('theme'), 'mine.css');
    await writeFile(theme, ':root { --good: rebeccapurple }\r\n');
    const html = await renderHtml(miniatureAudit(), { theme });
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const styles = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map((match) => hash(match[1] ?? ''));
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => hash(match[1] ?? ''));
    expect(styles).toHaveLength(3);
    expect(policy).toContain(`style-src ${styles.join(' ')};`);
    expect(policy).toContain(`script-src ${scripts.join(' ')};`);
    expect(policy).toContain("default-src 'none';");
    expect(policy).not.toContain('unsafe');
    expect(html).not.toMatch(/ style="| on\w+="/);
  });

  it('rejects a theme that is no style sheet', async () => {
    const theme = join(await temporaryFolder('theme'), 'mine.css');
    await writeFile(theme, 'a {} </style><script>alert(1)</script>');
    await expect(renderHtml(miniatureAudit(), { theme })).rejects.toThrow('is not a style sheet');
  });
});

describe('an HTML template', () => {
  it('has its values escaped for their place', async () => {
    expect(await rendered('<p title="{{summary}}">{{summary}}</p>')).toBe(
      '<p title="a &quot;b&quot; &lt;c&gt; &#39;d&#39; &amp;amp;">a &quot;b&quot; &lt;c&gt; &#39;d&#39; &amp;amp;</p>',
    );
    expect(await rendered('<a href="{{issue.url}}">x</a>')).toBe(
      '<a href="https://github.com/example/chat/issues/1184">x</a>',
    );
    expect(await rendered('<a href="{{summary}}">x</a>')).toBe('<a href="">x</a>');
    expect(await rendered('<a href="#x-{{issue.key}}">x</a>')).toBe('<a href="#x-1184">x</a>');
  });

  it.each([
    ['<p onclick="{{summary}}">', 'in the attribute `onclick`'],
    ['<p style="color: {{summary}}">x</p>', 'in the attribute `style`'],
    ['<a href="https://{{summary}}">x</a>', 'in the attribute `href`'],
    ['<p title={{summary}}>x</p>', 'has to stand in quotes'],
    ['<p {{summary}}>x</p>', 'no value can stand in the tag `<p>`'],
    ['<!-- {{summary}} -->', 'no value can stand in a comment'],
    ['<script>{{summary}}</script>', '`<script>` cannot be part of a template'],
    ['<p title="{{commit revision}}">x</p>', 'only text can stand in an attribute'],
    ['<p title="{{> masthead}}">x</p>', 'a partial cannot stand inside the attribute `title`'],
    ['<p {{#if summary}}title="{{/if}}">x</p>', 'the block ends inside'],
    ['<p title="x', 'the template ends inside the attribute `title`'],
    ['<p>{{{summary}}}</p>', 'unescaped output'],
  ])('may not hold %s', async (template, message) => {
    const answer = await rendered(template);
    expect(answer).toMatch(/^rejected: .*my\.html\.hbs:1:\d+/s);
    expect(answer).toContain(message);
  });
});

describe('what pages put together', () => {
  it('counts occurrences by folder, joins the deepest where there are many, and sums up the rest', () => {
    const at = (path: string, kind: 'production' | 'test' | 'backup' = 'test') => occurrence(path, 1, kind);
    const some = [at('a/b/c/x.py'), at('a/b/d/y.py', 'production'), at('e/z.py', 'backup'), at('root.py')];
    expect(folders(some, 9).map(({ path, total }) => [path, total])).toEqual([
      ['.', 1],
      ['a/b/c', 1],
      ['a/b/d', 1],
      ['e', 1],
    ]);
    const joined = folders(some, 3);
    expect(joined[0]).toMatchObject({
      path: 'a/b',
      production: 1,
      test: 1,
      total: 2,
      bars: { production: 50, test: 50 },
    });
    const many = folders(
      Array.from({ length: 30 }, (_, i) => at(`f${i}/x.py`)),
      5,
    );
    expect([many.length, many.find(({ path }) => path === '…')?.total]).toEqual([5, 26]);
  });

  it('tells the moments of an issue in order, and what is not known of them', () => {
    const told = milestones(miniatureAudit()).map(({ kind, at, why }) =>
      at === null ? `${kind}: ${why}` : kind,
    );
    expect(told).toEqual([
      'contract',
      'fixed',
      'claimed',
      'released',
      'revision',
      'reported: the issue tracker was not read',
    ]);
  });
});

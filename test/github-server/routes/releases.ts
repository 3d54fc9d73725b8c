import { page, type Route } from '../server.js';

/** A release of `o/r`; fields of the REST interface. */
export function release(tag: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: tag.length,
    tag_name: tag,
    name: tag,
    html_url: `https://github.com/o/r/releases/tag/${tag}`,
    draft: false,
    prerelease: false,
    created_at: '2025-03-03T00:00:00Z',
    published_at: '2025-03-04T00:00:00Z',
    ...over,
  };
}

/** Answers with the releases of `o/r`, in pages. */
export function releaseRoutes(releases: readonly unknown[]): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/repos/o/r/releases',
      answer: (asked, server) => page(asked, server, releases),
    },
  ];
}

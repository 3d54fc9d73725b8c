import type { Octokit } from '@octokit/rest';
import type { DiskCache } from '../cache/disk-cache.js';
import { isRefusal } from './fail-fast.js';

/** An answer as it is kept: enough to give it again, and to read on to the next page. */
interface KeptAnswer {
  readonly etag: string;
  readonly link: string | null;
  readonly data: unknown;
}

/**
 * A plugin: what was answered before is asked for with its mark (ETag). When nothing has changed, GitHub says so in an
 * answer without content that costs nothing of the quota. Only JSON is kept.
 */
export function conditionalRequests(octokit: Pick<Octokit, 'hook' | 'request'>, options: object): object {
  const answers = 'answers' in options ? (options.answers as DiskCache) : null;
  if (!answers) return {};
  octokit.hook.wrap('request', async (request, asked) => {
    if (asked.method !== 'GET' || asked.request.parseSuccessResponseBody === false) return request(asked);
    const { url, headers } = octokit.request.endpoint(asked);
    const key = `github answer 1 ${headers.accept ?? ''} ${url}`;
    const kept = await readKept(answers, key);
    if (kept) asked.headers['if-none-match'] = kept.etag;
    try {
      const answer = await request(asked);
      const etag = answer.headers.etag;
      if (
        typeof etag === 'string' &&
        typeof answer.data === 'object' &&
        !(answer.data instanceof ArrayBuffer)
      ) {
        const keep: KeptAnswer = { etag, link: answer.headers.link ?? null, data: answer.data };
        await answers.write(key, [Buffer.from(JSON.stringify(keep))]);
      }
      return answer;
    } catch (error) {
      if (!isRefusal(error) || error.status !== 304 || !kept) throw error;
      const link = kept.link === null ? {} : { link: kept.link };
      return { status: 200, url, headers: { ...link, etag: kept.etag }, data: kept.data };
    }
  });
  return {};
}

async function readKept(answers: DiskCache, key: string): Promise<KeptAnswer | null> {
  const bytes = await answers.read(key);
  return bytes === null ? null : (JSON.parse(bytes.toString('utf8')) as KeptAnswer);
}

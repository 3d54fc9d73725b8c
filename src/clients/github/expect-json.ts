import type { Octokit } from '@octokit/rest';

/** Something answered in GitHub’s place: the page of a proxy, or of a network that wants a login. */
export class StrangeAnswer extends Error {
  constructor() {
    super('the answer is no JSON');
    this.name = 'StrangeAnswer';
  }
}

/** A plugin: an answer that is a text, where an object or a list has to come, is the failure of a request, and is read by nobody. */
export function expectJson(octokit: Pick<Octokit, 'hook'>): object {
  octokit.hook.after('request', (answer, options) => {
    const data: unknown = answer.data;
    if (options.request.parseSuccessResponseBody === false || typeof data !== 'string' || data === '') return;
    throw new StrangeAnswer();
  });
  return {};
}

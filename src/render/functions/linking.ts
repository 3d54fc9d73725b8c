import { shortHash } from '../../domain/commit.js';
import type { Evidence } from '../../domain/evidence.js';
import { fileStem } from '../file-stem.js';
import { codeSpan, join, Markdown } from '../markdown.js';
import { MARKDOWN } from '../shapes.js';
import { cutText } from '../visible-text.js';
import { quietAddress, relativeTarget, link as webLink } from '../web-links.js';
import { asList, asText, limitOf, type RenderContext, type TemplateFunction } from './template-function.js';

function commitLink(context: RenderContext, hash: string): Markdown {
  return webLink(codeSpan(shortHash(hash)), context.links.commit(hash));
}

function placeLink(context: RenderContext, path: string, line: number | null, commit: string): Markdown {
  const label = line === null ? path : `${path}:${line}`;
  return webLink(codeSpan(cutText(label, 300)), context.links.file(path, commit, line));
}

const commit: TemplateFunction = {
  name: 'commit',
  usage: 'commit hash',
  meaning: 'A commit by its first nine digits, linked where the repository has a web address.',
  arity: [1, 1],
  result: () => MARKDOWN,
  call: (context, [hash]) => commitLink(context, asText(hash)),
};

const commits: TemplateFunction = {
  name: 'commits',
  usage: 'commits hashes [most]',
  meaning: 'Several commits, separated by commas, with the number of those left out.',
  arity: [1, 2],
  result: () => MARKDOWN,
  call: (context, [hashes, most]) =>
    listed(
      asList(hashes).map((hash) => commitLink(context, asText(hash))),
      limitOf(context, most, 10),
    ),
};

const names: TemplateFunction = {
  name: 'names',
  usage: 'names texts [most]',
  meaning: 'Several names (tags, branches, paths, aliases) as code, separated by commas.',
  arity: [1, 2],
  result: () => MARKDOWN,
  call: (context, [texts, most]) =>
    listed(
      asList(texts).map((text) => codeSpan(cutText(asText(text), 200))),
      limitOf(context, most, 10),
    ),
};

const place: TemplateFunction = {
  name: 'place',
  usage: 'place path line [commit]',
  meaning: 'A place in the code, `path:line`, linked at that commit, or else at the audited one.',
  arity: [2, 3],
  result: () => MARKDOWN,
  call: (context, [path, line, at]) =>
    placeLink(
      context,
      asText(path),
      typeof line === 'number' ? line : null,
      typeof at === 'string' ? at : context.audit.revision,
    ),
};

const file: TemplateFunction = {
  name: 'file',
  usage: 'file path [commit]',
  meaning: 'A file, linked at that commit, or else at the audited one.',
  arity: [1, 2],
  result: () => MARKDOWN,
  call: (context, [path, at]) =>
    placeLink(context, asText(path), null, typeof at === 'string' ? at : context.audit.revision),
};

const link: TemplateFunction = {
  name: 'link',
  usage: 'link text address',
  meaning: 'A text linked to a web address; the text alone when the address is none of the web.',
  arity: [2, 2],
  result: () => MARKDOWN,
  call: (context, [text, address]) =>
    webLink(
      context.prose.render(asText(text)),
      address === null ? null : context.isQuiet ? quietAddress(asText(address)) : asText(address),
    ),
};

const fileBeside: TemplateFunction = {
  name: 'fileBeside',
  usage: 'fileBeside key "ending"',
  meaning:
    'A link to a file that is written beside this document, such as `issue-1184.json`, by the issue’s key.',
  arity: [2, 2],
  result: () => MARKDOWN,
  call: (_, [key, ending]) => {
    const name = `${fileStem(asText(key))}${asText(ending)}`;
    return new Markdown(`[${codeSpan(name)}](${relativeTarget(name)})`);
  },
};

/** Evidence about one commit; of other kinds the revision only says when it held. */
const ABOUT_A_COMMIT: readonly Evidence['kind'][] = [
  'commit',
  'link',
  'revert',
  'introducing',
  'contract-change',
];

/** The web address of what an evidence item is about: a place in a file, or a commit. */
function addressOf(context: RenderContext, item: Evidence): string | null {
  const at = item.provenance.revision;
  // A report lies beside the code, not in it.
  if (at === null || item.kind === 'test-report') return null;
  if (item.location !== null) return context.links.file(item.location.path, at, item.location.line);
  return ABOUT_A_COMMIT.includes(item.kind) ? context.links.commit(at) : null;
}

const evidence: TemplateFunction = {
  name: 'evidence',
  usage: 'evidence ids [most]',
  meaning:
    'Evidence by its id or ids, each linked to the commit or place it is about; the list of evidence has the rest.',
  arity: [1, 2],
  result: () => MARKDOWN,
  call: (context, [ids, most]) => {
    const items = new Map(context.audit.evidence.map((item) => [item.id, item]));
    const links = (typeof ids === 'string' ? [ids] : asList(ids)).map((id) => {
      const item = items.get(asText(id));
      const label = codeSpan(cutText(asText(id), 80));
      return item === undefined ? label : webLink(label, addressOf(context, item));
    });
    return listed(links, limitOf(context, most, 8));
  },
};

function listed(items: readonly Markdown[], most: number): Markdown {
  const shown: (Markdown | string)[] = items.slice(0, most);
  const rest = items.length - shown.length;
  return join(rest > 0 ? [...shown, `${shown.length === 0 ? '' : 'and '}${rest} more`] : shown, ', ');
}

/** Functions that point at commits, files and evidence. */
export const LINKING: readonly TemplateFunction[] = [
  commit,
  commits,
  names,
  place,
  file,
  link,
  fileBeside,
  evidence,
];

import { languageOfPath } from '../../../languages/languages.js';
import type { CalledPath } from '../../extract/names/called-paths.js';
import type { CheckContext } from '../context.js';
import { anchorOf } from '../count/counting.js';
import { nameOf } from '../files/path-index.js';
import type { WordLine } from '../look/word-table.js';
import { partsOf } from './environment-of.js';

/** Where a path of a server is made: at a function, and, where that gives only its end, where its router is mounted. */
export interface Route {
  readonly route: WordLine;
  readonly mount: WordLine | null;
}

/** `@router.get("/hub")`, `app.post('/hub', …)`, `http.HandleFunc("/hub", …)`, `@GetMapping("/hub")`; a client only asks: `client.get("/hub")`. */
const BEGINS_ROUTE =
  /(?:(?:^\s{0,40}@[\w.]{1,60}|\b\w{0,40}(?:router|app|api|blueprint|bp|server|mux|routes?|http))\.(?:get|post|put|patch|delete|head|options|route|api_route|websocket|all|handle|handlefunc|add_api_route)|@(?:get|post|put|patch|delete|request)(?:mapping)?)\(\s{0,4}$/i;
/** What mounts a router, or gives it its prefix. */
const MOUNTS = /\b(?:prefix|url_prefix|router|include|mount|use|register_blueprint|group)/i;

/** A router that is made is that of its own file. */
const OWN_ROUTER = /\b(?:APIRouter|Blueprint|Router)\(/;

/** The words that `routeOf` looks for. */
export function wordsOfRoute(path: string): readonly string[] {
  return [...new Set(segmentsOf(path).flatMap((segment) => anchorOf(segment) ?? []))];
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

/**
 * The route of a path; of several the one whose file shares most words with the host, or the first.
 * @returns null where no code outside of tests is found that makes it: it may be put together at run time
 */
export function routeOf(context: CheckContext, { host, path }: CalledPath): Route | null {
  const segments = segmentsOf(path);
  for (let n = 0; n < segments.length; n += 1) {
    const [prefix, end] = [segments.slice(0, n), segments.slice(n)].map((part) => `/${part.join('/')}`);
    if (prefix === undefined || end === undefined) return null;
    const routes = linesWith(context, end).filter(({ text }) => isRoute(text, end));
    for (const route of nearestTo(host, routes)) {
      const mount = n === 0 ? null : mountOf(context, prefix, route.path);
      if (mount || (n === 0 && isWhole(route.text, segments.length))) return { route, mount };
    }
  }
  return null;
}

/** "auth.example.com" is served by `auth_service/main.py` rather than by others. */
function nearestTo(host: string, routes: readonly WordLine[]): readonly WordLine[] {
  const words = new Set(partsOf(host).filter((word) => word.length > 2));
  const shared = ({ path }: WordLine) => partsOf(path).filter((word) => words.has(word)).length;
  const ranks = new Map(routes.map((route) => [route, shared(route)] as const));
  return [...routes].sort((a, b) => (ranks.get(b) ?? 0) - (ranks.get(a) ?? 0));
}

function isRoute(text: string, path: string): boolean {
  return placesOf(text, path).some((at) => BEGINS_ROUTE.test(text.slice(0, at)));
}

/** What a router is given is mostly mounted below something else; a path of several parts is seldom. */
function isWhole(text: string, parts: number): boolean {
  return parts > 1 || !/(?:router|bp|blueprint|routes?|group)\.|mapping\(/i.test(text);
}

/** Where a text quotes a path. */
function placesOf(text: string, path: string): number[] {
  return [`"${path}"`, `'${path}'`, `"${path}/"`, `'${path}/'`]
    .map((quote) => text.indexOf(quote))
    .filter((at) => at >= 0);
}

/** The line nearest to a file that gives its routes a prefix: in the file itself, or one of the same part of the repository that names it. */
function mountOf(context: CheckContext, prefix: string, file: string): WordLine | null {
  const stem = partsOf(nameOf(file).replace(/\.\w+$/, ''));
  const found = linesWith(context, prefix).filter((line) => {
    if (isRoute(line.text, prefix)) return false;
    const rest = line.text.replaceAll(prefix, '');
    if (line.path === file) return /prefix/i.test(rest);
    if (!MOUNTS.test(rest) || OWN_ROUTER.test(rest) || sharedFolders(line.path, file) === 0) return false;
    const words = partsOf(rest);
    return stem.every((word) => words.includes(word));
  });
  const [first = null, ...others] = found;
  return others.reduce(
    (best, each) => (best && sharedFolders(each.path, file) > sharedFolders(best.path, file) ? each : best),
    first,
  );
}

/** How many folders of two paths are the same, one more where one of them lies in the root. */
function sharedFolders(a: string, b: string): number {
  const [one, other] = [a, b].map((path) => path.split('/').slice(0, -1));
  if (one === undefined || other === undefined) return 0;
  if (one.length === 0 || other.length === 0) return 1;
  const end = one.findIndex((folder, i) => folder !== other[i]);
  return end < 0 ? one.length : end;
}

/** Lines of code outside of tests that quote a path; several commands ask for the same. */
function linesWith(context: CheckContext, path: string): readonly WordLine[] {
  const anchor = anchorOf(path);
  if (anchor === null || context.words.isTooCommon(anchor)) return [];
  const isCode = (file: string) =>
    languageOfPath(file) !== undefined && context.classOf(file) === 'production';
  return context.once(['lines of code that quote a path', path], () => {
    const found: WordLine[] = [];
    for (const line of context.words.eachLine(anchor, isCode))
      if (placesOf(line.text, path).length > 0) found.push(line);
    return found;
  });
}

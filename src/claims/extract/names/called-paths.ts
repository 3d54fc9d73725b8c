/** What a command asks a server for: `curl -f https://hall.example.com/health/hub`. */
export interface CalledPath {
  /** `hall.example.com` */
  readonly host: string;
  /** `/health/hub` */
  readonly path: string;
}

const COMMAND = /(?:^|[\s`$(])(?:curl|wget|http|https|httpie) ([^`|;&]{4,500})/;
const URL = /(?:^|\s)["']?https?:\/\/([^\s/"'?#]{1,200})((?:\/[A-Za-z][\w.-]{0,60}){1,8})\/?(?=$|[\s"'?#)])/;
const LONGEST = 800;
/** What is downloaded, and no route. */
const FILE = /\.(?:sh|zip|gz|tgz|json|ya?ml|txt|md|html?|js|css|png|whl|jar)$/i;

/** @returns null for a text that is no such command, or asks for a file or for nothing but the host */
export function calledPath(text: string): CalledPath | null {
  if (text.length > LONGEST) return null;
  const called = COMMAND.exec(text)?.[1];
  const [, host = '', path] = called === undefined ? [] : (URL.exec(called) ?? []);
  return path === undefined || FILE.test(path) ? null : { host, path };
}

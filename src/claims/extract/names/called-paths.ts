/** A path of a server that a command asks for: `curl -f https://host/health/hub` asks for `/health/hub`. */
const COMMAND = /(?:^|[\s`$(])(?:curl|wget|http|https|httpie) ([^`|;&]{4,500})/;
const URL = /(?:^|\s)["']?https?:\/\/[^\s/"'?#]{1,200}((?:\/[A-Za-z][\w.-]{0,60}){1,8})\/?(?=$|[\s"'?#)])/;
const LONGEST = 800;
/** What is downloaded, and no route. */
const FILE = /\.(?:sh|zip|gz|tgz|json|ya?ml|txt|md|html?|js|css|png|whl|jar)$/i;

/** @returns null for a text that is no such command, or asks for a file or for nothing but the host */
export function calledPath(text: string): string | null {
  if (text.length > LONGEST) return null;
  const called = COMMAND.exec(text)?.[1];
  const path = called === undefined ? undefined : URL.exec(called)?.[1];
  return path === undefined || FILE.test(path) ? null : path;
}

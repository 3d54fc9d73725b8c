/** Colours, cursor moves and hyperlinks of terminals, as logs keep them. */
const ESCAPE = new RegExp(
  [
    `${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`,
    `${String.fromCharCode(27)}\\][^${String.fromCharCode(7)}${String.fromCharCode(27)}]*${String.fromCharCode(7)}`,
  ].join('|'),
  'g',
);

/** The time that a CI service puts before every line of a downloaded log. */
const LOG_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z /;

/** A line of a console log without colours and without the time that a CI service put before it. */
export function plainLine(line: string): string {
  const plain = line.includes(String.fromCharCode(27)) ? line.replace(ESCAPE, '') : line;
  return LOG_TIME.test(plain) ? plain.replace(LOG_TIME, '') : plain;
}

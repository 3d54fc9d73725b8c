/** What a reader sees of a piece of HTML: its text, without tags and comments, on the lines where it stands. */
export function textOfHtml(html: string): string {
  return withoutComments(html).replace(/<[^<>]{0,300}>/g, (tag) => ' '.concat(lineEndsIn(tag)));
}

/** Nobody reads what is commented out; the lines below it keep their numbers. */
function withoutComments(html: string): string {
  const [first = '', ...rest] = html.split('<!--');
  return first.concat(
    ...rest.map((part) => {
      const end = part.indexOf('-->');
      return end < 0 ? lineEndsIn(part) : lineEndsIn(part.slice(0, end)) + part.slice(end + 3);
    }),
  );
}

function lineEndsIn(text: string): string {
  return '\n'.repeat(text.split('\n').length - 1);
}

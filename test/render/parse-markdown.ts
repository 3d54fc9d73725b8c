import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** What the tests ask of a node of a parsed document. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}

/** Every node of a GitHub-flavoured markdown document, in order. */
export function nodesOf(markdown: string): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  const walk = (node: MarkdownNode): void => {
    nodes.push(node);
    for (const child of node.children ?? []) walk(child);
  };
  walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  return nodes;
}

/** `<code>` stands for a code span where a pipe is in it; empty comments keep addresses in it from becoming links. */
function isCodeElement(node: MarkdownNode): boolean {
  return node.type === 'html' && /^(?:<\/?code>|<!-- -->)$/.test(node.value ?? '');
}

/** How many nodes of each kind a document has; text and code, however they are written, are not counted. */
export function structureOf(markdown: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const node of nodesOf(markdown)) {
    if (node.type === 'text' || node.type === 'inlineCode' || isCodeElement(node)) continue;
    const kind = node.type === 'heading' ? `heading ${node.depth}` : node.type;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The text that is neither code nor HTML: what a forge searches for names and numbers. */
export function plainTextOf(markdown: string): string[] {
  const texts: string[] = [];
  let inCode = false;
  for (const node of nodesOf(markdown)) {
    if (node.type === 'html' && /^<\/?code>$/.test(node.value ?? '')) inCode = !inCode;
    if (node.type === 'text' && !inCode) texts.push(node.value ?? '');
  }
  return texts;
}

/** The addresses that a document links to, images included. */
export function addressesOf(markdown: string): string[] {
  return nodesOf(markdown).flatMap((node) =>
    node.type === 'link' || node.type === 'image' ? (node.url ?? '') : [],
  );
}

/** Number of cells in each row of each table. */
export function tableWidths(markdown: string): number[][] {
  return nodesOf(markdown).flatMap((node) =>
    node.type === 'table' ? [(node.children ?? []).map((row) => row.children?.length ?? 0)] : [],
  );
}

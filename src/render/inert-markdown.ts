import type { Definition, Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { gfm } from 'micromark-extension-gfm';
import { codeBlock, codeSpan } from './markdown.js';
import { isReference } from './prose.js';
import { visible } from './visible-text.js';

/** Languages of code blocks that GitHub draws instead of showing them. */
const DRAWN = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl']);
const LANGUAGE = /^[\w+#.-]{1,30}$/;

/**
 * A document of a stranger as a quotation that reads as it was meant: headings, lists, tables, emphasis and code stay. Nothing in
 * it notifies anybody, leads anywhere or is HTML: elements are text, and addresses, names and numbers of issues are code.
 * @returns null for what is nested too deeply, and where something that is not inert would be left: then it can be shown as code only
 */
export function quoteInert(markdown: string): string | null {
  try {
    const root = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
    const inert = new InertTree(root).children;
    const quoted = write({ type: 'root', children: [{ type: 'blockquote', children: inert }] } as Nodes);
    return isInert(quoted) ? quoted.trim() : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function write(tree: Nodes): string {
  return toMarkdown(tree, {
    bullet: '-',
    rule: '-',
    fences: true,
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    // GitHub reads formulas between dollars.
    unsafe: [{ character: '$', inConstruct: 'phrasing' }],
    handlers: {
      inlineCode: ({ value }: { value: string }) => codeSpan(value).toString(),
      code: ({ value, lang }: { value: string; lang?: string | null }) =>
        codeBlock(value, lang ?? '').toString(),
    },
  });
}

/** Whether what a forge would read of it holds no element, no link and no word that notifies or refers. */
function isInert(markdown: string): boolean {
  let inCode = false;
  const walk = (node: Nodes): boolean => {
    if (node.type === 'html') {
      // What `codeSpan` writes where a pipe stands in the code.
      if (/^<\/?code>$/.test(node.value)) inCode = !inCode;
      else if (node.value !== '<!-- -->') return false;
    }
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return false;
    if (node.type === 'text' && !inCode && node.value.split(/\s/).some(isReference)) return false;
    return !('children' in node) || node.children.every(walk);
  };
  return walk(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

/** The tree of a document with everything in it that does something put as text or code. */
class InertTree {
  readonly children: readonly RootContent[];
  readonly #definitions = new Map<string, Definition>();

  constructor(root: Parents) {
    this.#note(root);
    this.children = this.#blocks(root.children);
  }

  #note(node: Nodes): void {
    // The first definition of a label holds.
    if (node.type === 'definition' && !this.#definitions.has(node.identifier))
      this.#definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) this.#note(child);
  }

  #blocks(nodes: readonly Nodes[]): RootContent[] {
    return nodes.flatMap((node) => this.#block(node));
  }

  #block(node: Nodes): RootContent[] {
    switch (node.type) {
      case 'definition':
        return [];
      case 'html':
        return [{ type: 'paragraph', children: inertText(node.value) }];
      case 'code':
        return [{ type: 'code', value: node.value, lang: shownLanguage(node.lang) }];
      case 'footnoteDefinition':
        return [
          { type: 'paragraph', children: [{ type: 'text', value: `[${visible(node.identifier)}]:` }] },
          ...this.#blocks(node.children),
        ];
      case 'paragraph':
      case 'heading':
      case 'tableCell':
        return [{ ...node, children: this.#phrases(node.children) }];
      case 'blockquote':
      case 'list':
      case 'listItem':
      case 'table':
      case 'tableRow':
        return [{ ...node, children: this.#blocks(node.children) } as RootContent];
      case 'thematicBreak':
        return [node];
      default:
        return [];
    }
  }

  #phrases(nodes: readonly PhrasingContent[]): PhrasingContent[] {
    return codeApart(nodes.flatMap((node) => this.#phrase(node)));
  }

  #phrase(node: PhrasingContent): PhrasingContent[] {
    switch (node.type) {
      case 'text':
      case 'html':
        return inertText(node.value);
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ ...node, children: this.#phrases(node.children) }];
      case 'inlineCode':
      case 'break':
        return [node];
      case 'link':
        return this.#leadingTo(node.url, node.children);
      case 'linkReference':
        return this.#leadingTo(this.#definitions.get(node.identifier)?.url ?? '', node.children);
      case 'image':
        return this.#leadingTo(node.url, [{ type: 'text', value: node.alt ?? '' }]);
      case 'imageReference':
        return this.#leadingTo(this.#definitions.get(node.identifier)?.url ?? '', [
          { type: 'text', value: node.alt ?? '' },
        ]);
      case 'footnoteReference':
        return [{ type: 'text', value: `[${visible(node.identifier)}]` }];
      default:
        return [];
    }
  }

  /** The words of a link, and where it would have led where they do not say it. */
  #leadingTo(url: string, children: readonly PhrasingContent[]): PhrasingContent[] {
    const words = this.#phrases(children);
    const [only] = words;
    const saysIt = words.length === 1 && only?.type === 'inlineCode' && url.endsWith(only.value);
    if (saysIt || url === '') return words;
    return [
      ...words,
      { type: 'text', value: ' (' },
      { type: 'inlineCode', value: url },
      { type: 'text', value: ')' },
    ];
  }
}

/** Text with every word in it that a forge would take for a name, a number or an address as code. */
function inertText(value: string): PhrasingContent[] {
  const nodes: PhrasingContent[] = [];
  let plain = '';
  for (const word of value.split(/(\s+)/)) {
    if (!isReference(word)) {
      plain += word.replace(/[^\s]+/g, visible);
      continue;
    }
    nodes.push({ type: 'text', value: plain }, { type: 'inlineCode', value: word });
    plain = '';
  }
  return [...nodes, { type: 'text', value: plain } as const].filter(
    (node) => 'value' in node && node.value !== '',
  );
}

/** Two spans of code that touch would be read as one. */
function codeApart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node, i) =>
    node.type === 'inlineCode' && nodes[i - 1]?.type === 'inlineCode'
      ? [{ type: 'text', value: ' ' } as const, node]
      : [node],
  );
}

function shownLanguage(language: string | null | undefined): string | null {
  return language && LANGUAGE.test(language) && !DRAWN.has(language.toLowerCase()) ? language : null;
}

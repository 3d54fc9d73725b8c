import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Markup } from '../markup.js';

/** One drawing of a chart. */
export interface Drawing {
  /** Unique on the page; ids are made of it. */
  readonly id: string;
  /** What the picture shows, in a few words. */
  readonly title: string;
  /** What can be read from it, in a sentence or two. */
  readonly description: string;
  /** Extra class of the element. */
  readonly className: string;
  readonly options: PlotOptions;
}

/** What is used of the element that Plot gives; the types of browsers are not among this program’s. */
interface Drawn {
  readonly outerHTML: string;
  querySelectorAll(selector: string): Iterable<{ remove(): void; removeAttribute(name: string): void }>;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  prepend(...nodes: object[]): void;
}

/**
 * Draws with Observable Plot into a document of its own, and takes out what a strict Content-Security-Policy forbids (its
 * `<style>`, inline styles) and what differs between machines (digits beyond a tenth of a pixel).
 */
export function draw(drawing: Drawing): Markup {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg: Drawn = plot({ ...drawing.options, document });
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const element of svg.querySelectorAll('[style]')) element.removeAttribute('style');
  for (const element of svg.querySelectorAll('[aria-label]')) element.removeAttribute('aria-label');
  for (const name of ['class', 'font-family', 'style']) svg.removeAttribute(name);
  svg.setAttribute('class', `chart ${drawing.className}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-labelledby', `${drawing.id}-title ${drawing.id}-text`);
  const named = (name: string, id: string, text: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    element.setAttribute('id', id);
    element.textContent = text;
    return element;
  };
  svg.prepend(
    named('title', `${drawing.id}-title`, drawing.title),
    named('desc', `${drawing.id}-text`, drawing.description),
  );
  return new Markup(
    svg.outerHTML.replace(/-?\d+\.\d{2,}(?:e-?\d+)?/g, (n) => String(Math.round(Number(n) * 10) / 10)),
  );
}

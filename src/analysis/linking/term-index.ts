/** How quickly a repeated term stops counting, and how much long texts are held down (Robertson and Zaragoza, BM25). */
const [SATURATION, LENGTH_SHARE] = [1.2, 0.5];

const STOP_WORDS = new Set(
  'a about after all also am an and any are as at be because been before but by can could did do does for from get gets got had has have here how i if in into is it its just like me more my no not now of on one only or other our out should so some such than that the their them then there these they this to too up use used uses using was we were what when where which while who will with would you your fix fixes fixed fixing bug bugs issue issues close closes closed add adds added adding support supports pull request merge branch expected actual behavior behaviour version versions describe description information steps reproduce please thanks hi https http com github www www md'.split(
    ' ',
  ),
);

/**
 * The terms of a text: words in lower case without their endings, and the parts of compound names beside the whole.
 * `isFormData` gives `isformdata`, `form` and `data`.
 */
export function termsOf(text: string): string[] {
  const plain = text.replace(/https?:\/\/\S+/g, ' ');
  const terms: string[] = [];
  const take = (word: string) => {
    const lower = word.toLowerCase();
    if (lower.length < 2 || STOP_WORDS.has(lower)) return;
    const stem = lower.length > 4 ? lower.replace(/(?:ings?|ed|es|s)$/, '') : lower;
    if (stem.length > 1) terms.push(stem);
  };
  for (const [word] of plain.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    take(word);
    const parts = word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+/gu) ?? [];
    if (parts.length > 1) for (const part of parts) take(part);
  }
  return terms;
}

/** Texts that a question is compared with, each by a name; rare terms count for more than common ones. */
export class TermIndex {
  readonly #texts = new Map<string, { counts: Map<string, number>; length: number }>();
  readonly #holders = new Map<string, number>();
  #total = 0;

  add(name: string, terms: readonly string[]): void {
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of counts.keys()) this.#holders.set(term, (this.#holders.get(term) ?? 0) + 1);
    this.#texts.set(name, { counts, length: terms.length });
    this.#total += terms.length;
  }

  /** Whether any text has a term. */
  isHeld(term: string): boolean {
    return this.#holders.has(term);
  }

  /** How rare a term is: 0 where every text has it. */
  rarity(term: string): number {
    const held = this.#holders.get(term) ?? 0;
    return Math.log(1 + (this.#texts.size - held + 0.5) / (held + 0.5));
  }

  /**
   * How well a text answers a question.
   * @param question terms with their weights
   */
  score(name: string, question: ReadonlyMap<string, number>): number {
    const text = this.#texts.get(name);
    if (!text) return 0;
    const mean = this.#total / Math.max(1, this.#texts.size);
    const held = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * text.length) / Math.max(1, mean));
    let sum = 0;
    for (const [term, weight] of question) {
      const count = text.counts.get(term);
      if (count !== undefined)
        sum += (weight * this.rarity(term) * count * (SATURATION + 1)) / (count + held);
    }
    return sum;
  }

  /** Which terms of a question a text holds, the rarest first. */
  shared(name: string, question: Iterable<string>): string[] {
    const counts = this.#texts.get(name)?.counts;
    const held = [...new Set(question)].filter((term) => counts?.has(term));
    return held.sort((a, b) => this.rarity(b) - this.rarity(a) || (a < b ? -1 : 1));
  }
}

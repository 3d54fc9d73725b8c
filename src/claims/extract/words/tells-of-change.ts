import { commitMentions } from '../commits/commit-mentions.js';
import type { Sentence } from '../markdown/document.js';

/** Verbs of what a commit did: their numbers are not those of today. */
const DONE =
  /\b(?:remov(?:es|ed)|add(?:s|ed)|chang(?:es|ed)|replac(?:es|ed)|migrated|converted|fixed|fixes|went|came|(?<!\b(?:is|are|still|now) )called(?! with\b)|touch(?:es|ed)|left behind|old way|used it)\b/i;

/** Several became one: how many there were cannot be seen in how it is now. */
const UNITED = /\b(?:eliminat|consolidat|merg|unif)(?:ed|ing|ies|ied)\b/i;

/** Whether a sentence tells that things were made one, or fewer. */
export function tellsOfUnion({ text }: Sentence): boolean {
  return UNITED.test(text.slice(0, 600));
}

/** Whether a sentence tells what a change did, and not how things are. */
export function tellsOfChange(sentence: Sentence): boolean {
  return DONE.test(sentence.text.slice(0, 600)) || commitMentions(sentence).some(({ hash }) => hash !== null);
}

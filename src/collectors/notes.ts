import type { Notes } from '../domain/audit.js';
import type { Evidence } from '../domain/evidence.js';

/** What the author of the configuration states about the issue. */
export interface StatedNotes {
  readonly impact: readonly string[];
  readonly whys: Readonly<Record<string, string>>;
  readonly decisions: readonly string[];
  /** The file that states it, from the repository’s root; null when nothing is stated. */
  readonly source: string | null;
}

/** Turns stated notes into evidence that is always shown as stated. */
export function collectNotes(stated: StatedNotes): { notes: Notes; evidence: Evidence[] } {
  const said = [
    ...stated.impact.map((text) => ({ topic: 'impact', text })),
    ...Object.keys(stated.whys)
      .sort()
      .map((number) => ({ topic: `why ${number}`, text: stated.whys[number] ?? '' })),
    ...stated.decisions.map((text) => ({ topic: 'decision', text })),
  ];
  const evidence = said.map(
    ({ topic, text }, index): Evidence => ({
      id: `note:${index + 1}`,
      kind: 'note',
      summary: `Stated by the author of the configuration (${topic}): ${text}`,
      data: { topic, text },
      provenance: {
        collector: 'notes',
        source: stated.source ?? 'configuration',
        revision: null,
        command: null,
      },
      location: stated.source ? { path: stated.source, line: null, column: null } : null,
    }),
  );
  const notes = {
    impact: [...stated.impact],
    whys: { ...stated.whys },
    decisions: [...stated.decisions],
    source: stated.source,
  };
  return { notes, evidence };
}

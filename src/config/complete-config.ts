import type { ClassGlobs } from '../domain/code-class.js';
import { blankTrackerState, type TrackerState } from '../domain/issue.js';
import type { Config, ConfiguredPattern, IssueBlock, ReleaseRules } from './config.js';
import { boundReferenceForm } from './reference-form.js';
import type { ConfigFile, IssueBlockInput } from './schema.js';

/** Fills in what a file leaves out. */
export function completeConfig(file: ConfigFile, source: string | null): Config {
  return {
    patterns: (file.patterns ?? []).map(completePattern),
    reports: file.reports ?? [],
    coverage: file.coverage ?? [],
    references: (file.references ?? []).flatMap((form) => {
      const bounded = boundReferenceForm(form);
      return bounded.ok ? [bounded.source] : [];
    }),
    classes: completeClasses(file.classes ?? {}),
    releases: completeReleases(file.releases),
    cache: completeCache(file.cache),
    tracker: completeTracker(file.tracker),
    prove: completeProve(file.prove ?? {}),
    people: file.people ?? 'named',
    issues: Object.entries(file.issues ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, block]) => completeBlock(key, block, source)),
  };
}

type PatternInput = NonNullable<ConfigFile['patterns']>[number];

function completePattern(input: PatternInput): ConfiguredPattern {
  if (typeof input === 'string') return { source: input, replacement: null };
  return { source: input.pattern, replacement: input.replacement ?? null };
}

function completeClasses(input: NonNullable<ConfigFile['classes']>): ClassGlobs {
  return Object.fromEntries(Object.entries(input).filter(([, globs]) => globs !== undefined));
}

function completeReleases(input: ConfigFile['releases']): ReleaseRules | null {
  if (input === undefined || input === 'none') return input ?? null;
  return { tags: input.tags ?? [], paths: input.paths ?? {}, ignore: input.ignore ?? [] };
}

function completeCache(input: ConfigFile['cache']): Config['cache'] {
  if (typeof input === 'boolean') return { enabled: input, maxMegabytes: null };
  return { enabled: input?.enabled ?? true, maxMegabytes: input?.maxMegabytes ?? null };
}

function completeTracker(input: ConfigFile['tracker']): Config['tracker'] {
  if (input === 'none') return { export: null, isAsked: false };
  return { export: input?.export ?? null, isAsked: input === undefined };
}

function completeProve(input: NonNullable<ConfigFile['prove']>): Config['prove'] {
  const { setUp, build, test, reports, environment, minutes } = input;
  return {
    setUp: setUp === undefined ? null : asList(setUp),
    build: build === undefined ? null : asList(build),
    test: test ?? null,
    reports: reports ?? [],
    environment: environment ?? {},
    minutes: minutes ?? 10,
  };
}

function completeBlock(key: string, input: IssueBlockInput, source: string | null): IssueBlock {
  return {
    key,
    title: input.title ?? null,
    aliases: input.aliases ?? [],
    patterns: (input.patterns ?? []).map(completePattern),
    tests: input.tests ?? [],
    impact: asList(input.impact),
    whys: Object.fromEntries(Object.entries(input.whys ?? {}).filter(([, text]) => text !== undefined)),
    decisions: asList(input.decisions),
    state: completeState(input.state, source),
  };
}

function asList(input: string | string[] | undefined): string[] {
  return input === undefined ? [] : typeof input === 'string' ? [input] : input;
}

function completeState(input: IssueBlockInput['state'], source: string | null): TrackerState | null {
  if (input === undefined) return null;
  const given = typeof input === 'string' ? { state: input } : input;
  return {
    ...blankTrackerState(source ?? 'the configuration'),
    state: given.state,
    stateReason: given.reason ?? null,
    createdAt: given.createdAt ?? null,
    closedAt: given.closedAt ?? null,
    reopenedAt: given.reopenedAt ?? null,
    labels: given.labels ?? [],
  };
}

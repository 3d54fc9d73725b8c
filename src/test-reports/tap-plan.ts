import type { ReportSink } from './report-format.js';

/**
 * Holds the points of a TAP document’s top level against its plan, with the rules of tap-parser: numbers outside the
 * plan, repeated numbers, a wrong sum, no plan at all. Every breach is told once, with the point’s position.
 */
export class TapPlan {
  private plan: { from: number; to: number } | null = null;
  private readonly seen = new Map<number, number>();
  private points = 0;
  private isClean = true;
  /** The plan came after the points: only comments may follow. */
  isClosed = false;

  constructor(private readonly sink: ReportSink) {}

  /** Nothing but comments came so far. */
  get isFresh(): boolean {
    return this.plan === null && this.points === 0;
  }

  /** @returns whether it is the document’s plan: the first valid one */
  setPlan(from: number, to: number): boolean {
    if (this.plan !== null || (to < from && to !== 0 && from !== 1)) return false;
    this.plan = { from, to };
    this.isClosed = this.points > 0 || to === 0;
    for (const [id, position] of this.seen) this.checkRange(id, position);
    return true;
  }

  addPoint(id: number | null, isFailure: boolean): void {
    this.points++;
    if (isFailure) this.isClean = false;
    if (id === null) return;
    this.checkRange(id, this.points);
    if (this.seen.has(id)) this.breach(`point ${this.points} repeats the number ${id}`);
    else this.seen.set(id, this.points);
  }

  /** A subtest failed although its point may not say so. */
  addFailure(): void {
    this.isClean = false;
  }

  /** A line that is no TAP, where the document asks for strictness. */
  addStray(line: number): void {
    this.breach(`point expected in line ${line}, which is no TAP, in strict mode`);
  }

  end(isBailedOut: boolean): void {
    if (isBailedOut) return;
    if (this.plan === null) {
      if (this.points > 0) this.sink.incomplete('has no plan: it may have been cut off');
      return;
    }
    const planned = this.plan.to - this.plan.from + 1;
    if (planned === this.points) return;
    const text = `plans ${planned} points and holds ${this.points}`;
    if (this.points < planned) this.sink.incomplete(this.isClean ? text : `${text}, some of them failed`);
    else if (this.isClean) this.sink.problem(text);
  }

  private checkRange(id: number, position: number): void {
    if (this.plan === null || (id >= this.plan.from && id <= this.plan.to)) return;
    this.breach(`point ${position}, number ${id}, is outside the plan ${this.plan.from}..${this.plan.to}`);
  }

  private breach(text: string): void {
    this.isClean = false;
    this.sink.problem(text);
  }
}

/** How fast something goes, over the last seconds. Not for use from several places. */

const WINDOW_MILLIS = 8000;

export class Rate {
  private samples: [at: number, value: number][] = [];

  constructor(private readonly clock: () => number = Date.now) {}

  note(value: number): void {
    const now = this.clock();
    this.samples = [...this.samples.filter(([at]) => at > now - WINDOW_MILLIS), [now, value]];
  }

  /** Units a second; undefined while that cannot be said. */
  perSecond(): number | undefined {
    const first = this.samples[0];
    const last = this.samples[this.samples.length - 1];
    return first && last[0] - first[0] >= 500 ? ((last[1] - first[1]) * 1000) / (last[0] - first[0]) : undefined;
  }

  forget(): void {
    this.samples = [];
  }
}

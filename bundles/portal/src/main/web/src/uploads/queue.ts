import { ApiError, type Item } from '../api/client';
import { fetchImage } from './download';
import { type Progress, type State, Work } from './work';
import { drop, fits, recordsOf } from './records';
import { act, ended, look, makeDisk, over, removeDisk, type Wish } from './transfer';

/** How far an upload is. Immutable. */
export interface Upload extends Progress {
  key: string;
  name: string;
  file: string;
  size: number;
  /** From a disk to a file, which the browser saves by itself. */
  down?: boolean;
}

const AT_ONCE = 3;
export const MOVING: ReadonlySet<State> = new Set<State>(['waiting', 'preparing', 'sending', 'retrying', 'checking', 'cancelling']);

/** The file chosen is not the one that was begun with. */
export class OtherFileError extends Error {}

/** The uploads of one user in this window. They go on while the user walks through pages. */
export class Uploads {
  private shown: readonly Upload[] = [];
  private readonly works = new Map<string, Work>();
  private readonly listeners = new Set<() => void>();
  private ended = false;

  constructor(private readonly user: string) {}

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly all = () => this.shown;

  /** Finds what was begun and not brought to an end, in this window or another. */
  async restore(): Promise<void> {
    this.ended = false;
    for (const record of recordsOf(this.user)) {
      try {
        const transfer = await look(record.id);
        if (ended(transfer)) {
          drop(record.id);
        } else if (!this.ended && !this.works.has(record.id)) {
          this.show(new Work(record), 'interrupted', record.offset);
        }
      } catch (failure) {
        if (failure instanceof ApiError && failure.status === 404) {
          drop(record.id);
        }
      }
    }
  }

  /** Begins an upload. Ends when the disk is being made; throws when the engine will not. */
  async add(file: File, wish: Wish): Promise<void> {
    const disk = await makeDisk(wish);
    const about = { name: file.name, size: file.size, modified: file.lastModified };
    const record = { id: '', user: this.user, disk: disk.id, name: wish.name, raw: wish.format !== 'cow', file: about, offset: 0 };
    this.show(new Work(record, file), 'waiting', 0);
    this.next();
  }

  /** Lets the browser save an image. Ends when it begins to; throws when the engine will not. */
  fetch(disk: Item, format: 'raw' | 'cow'): Promise<void> {
    const record = { id: '', user: this.user, disk: disk.id, name: String(disk.name), raw: format === 'raw', file: { name: '', size: 0, modified: 0 }, offset: 0 };
    const work = new Work(record);
    return new Promise((resolve, reject) => {
      let key = '';
      const begun = (id: string) => {
        record.id = key = id;
        this.show(work, 'preparing', 0, true);
        resolve();
      };
      const told = (progress: Partial<Upload>) => this.change(key, progress);
      fetchImage(disk.id, format, begun, told, work.stop.signal).then(
        () => this.change(key, { state: 'done', speed: undefined }),
        (failure: unknown) => (work.stop.signal.aborted ? undefined : key ? this.change(key, { state: 'failed', failure, speed: undefined }) : reject(failure)),
      );
    });
  }

  /** Goes on; with a file where the page has none. */
  resume(key: string, file?: File): void {
    const work = this.works.get(key);
    if (!work) {
      return;
    }
    if (file && !fits(work.record, file)) {
      this.change(key, { failure: new OtherFileError() });
      return;
    }
    work.file = file ?? work.file;
    this.change(key, { state: work.file ? 'waiting' : 'interrupted', failure: undefined });
    this.next();
  }

  async pause(key: string): Promise<void> {
    const work = this.halt(key);
    this.change(key, { state: 'paused', speed: undefined });
    if (work?.record.id) {
      await act(work.record.id, 'pause').catch((failure: unknown) => this.change(key, { failure }));
    }
    this.next();
  }

  /** Ends it; the disk goes, too. */
  async cancel(key: string): Promise<void> {
    const refused = this.shown.find((one) => one.key === key)?.state === 'refused';
    const work = this.halt(key);
    this.change(key, { state: 'cancelling', speed: undefined, failure: undefined });
    try {
      await undo(work?.record, refused);
      this.forget(key);
    } catch (failure) {
      this.change(key, { state: refused ? 'refused' : 'failed', failure });
    }
    this.next();
  }

  /** Shows it no more. */
  forget(key: string): void {
    const work = this.works.get(key);
    if (work) {
      drop(work.record.id);
      this.works.delete(key);
    }
    this.tell(this.shown.filter((one) => one.key !== key));
  }

  /** Lets go of everything: what is not at its end can be gone on with. */
  end(): void {
    this.ended = true;
    this.works.forEach((work) => work.stop.abort(new Error('the page ends')));
    this.works.clear();
  }

  private halt(key: string): Work | undefined {
    const work = this.works.get(key);
    work?.stop.abort(new Error('stopped'));
    return work;
  }

  private show(work: Work, state: State, sent: number, down = false): void {
    const { record } = work;
    const key = record.id || record.disk;
    this.works.set(key, work);
    this.tell([...this.shown, { key, name: record.name, file: record.file.name, size: record.file.size, sent, state, down }]);
  }

  private change(key: string, change: Partial<Upload>): void {
    this.tell(this.shown.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  private tell(shown: readonly Upload[]): void {
    this.shown = shown;
    this.listeners.forEach((listener) => listener());
  }

  /** Lets those that wait begin, as far as there is room. */
  private next(): void {
    const busy = this.shown.filter((one) => !one.down && MOVING.has(one.state) && one.state !== 'waiting' && one.state !== 'cancelling').length;
    const waiting = this.shown.filter((one) => one.state === 'waiting');
    waiting.slice(0, Math.max(0, AT_ONCE - busy)).forEach((one) => void this.run(one.key));
  }

  private async run(key: string): Promise<void> {
    const work = this.works.get(key) as Work;
    work.stop = new AbortController();
    const { signal } = work.stop;
    const told = (progress: Partial<Progress>) => signal.aborted || this.change(key, progress);
    told({ state: 'preparing' });
    try {
      await work.run(signal, told);
    } catch (failure) {
      told({ state: 'failed', failure, speed: undefined });
    }
    this.next();
  }
}

/** Leaves neither the transfer nor the disk that was made for it. */
async function undo(record: Work['record'] | undefined, refused: boolean): Promise<void> {
  if (!record) {
    return;
  }
  if (!record.id || refused) {
    await removeDisk(record.disk);
  } else if (!ended(await look(record.id))) {
    await act(record.id, 'cancel');
    await over(record.id, new AbortController().signal);
  }
}

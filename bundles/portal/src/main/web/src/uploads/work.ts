import { ApiError } from '../api/client';
import { Rate } from './rate';
import { drop, keep, type Record } from './records';
import { act, arrived, askFor, door, made, opened, over, pause, sendPiece, whyFailed } from './transfer';

/** `interrupted`: the page was closed, and the file must be chosen again; `refused`: the engine does not take the image, and the disk is of no use. */
export type State =
  | 'waiting'
  | 'preparing'
  | 'sending'
  | 'retrying'
  | 'paused'
  | 'interrupted'
  | 'checking'
  | 'done'
  | 'failed'
  | 'refused'
  | 'cancelling';

export interface Progress {
  state: State;
  /** Bytes that are there. */
  sent: number;
  /** Bytes a second. */
  speed?: number;
  failure?: unknown;
}

type Told = (progress: Partial<Progress>) => void;

const TRIES = 12;
const LONGEST_PAUSE_MILLIS = 30_000;
const TEMPORARY = new Set([401, 403, 408, 429, 500, 502, 503, 504]);

/** Another window sends the same file. */
export class ElsewhereError extends Error {}

const temporary = (failure: unknown) => failure instanceof TypeError || (failure instanceof ApiError && TEMPORARY.has(failure.status));

/** One file on its way. Runs once at a time. */
export class Work {
  stop = new AbortController();
  private readonly rate = new Rate();

  constructor(
    readonly record: Record,
    public file?: File,
  ) {}

  /** From wherever it is to the end. Throws what stands in the way; what fails in passing is tried again. */
  async run(signal: AbortSignal, told: Told): Promise<void> {
    const { record } = this;
    if (!record.id) {
      await made(record.disk, signal);
      record.id = (await askFor(record.disk, 'upload', record.raw ? 'raw' : 'cow')).id;
      keep(record);
    }
    await alone(record.id, () => this.send(signal, told));
    told({ state: 'checking', sent: record.file.size, speed: undefined, failure: undefined });
    await this.conclude(signal, told);
  }

  private async send(signal: AbortSignal, told: Told): Promise<void> {
    let tries = 0;
    for (;;) {
      const before = this.record.offset;
      try {
        const transfer = await opened(this.record.id, signal);
        if (!arrived(transfer)) {
          await this.pieces(door(transfer), signal, told);
        }
        return;
      } catch (failure) {
        tries = this.record.offset > before ? 1 : tries + 1;
        if (signal.aborted || !temporary(failure) || tries > TRIES) {
          throw failure;
        }
        told({ state: 'retrying', failure, speed: undefined });
        await pause(Math.min(LONGEST_PAUSE_MILLIS, 1000 * 2 ** (tries - 1)), signal);
      }
    }
  }

  private async pieces(url: string, signal: AbortSignal, told: Told): Promise<void> {
    const { record, rate, file } = this;
    const at = (sent: number) => {
      rate.note(sent);
      told({ state: 'sending', sent, speed: rate.perSecond(), failure: undefined });
    };
    rate.forget();
    at(record.offset);
    while (record.offset < record.file.size) {
      const from = record.offset;
      record.offset += await sendPiece(url, file as File, from, record.raw, (moved) => at(from + moved), signal);
      keep(record);
      at(record.offset);
    }
  }

  private async conclude(signal: AbortSignal, told: Told): Promise<void> {
    const { record } = this;
    if (!arrived(await opened(record.id, signal))) {
      await act(record.id, 'finalize');
    }
    const phase = await over(record.id, signal);
    drop(record.id);
    if (phase === 'finished_success') {
      told({ state: 'done' });
    } else {
      told({ state: 'refused', failure: new Error(await whyFailed(record.name)) });
    }
  }
}

/** Two windows that send the same file would undo each other's count. */
async function alone(id: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`vireo-upload-${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) {
      throw new ElsewhereError();
    }
    await work();
  });
}

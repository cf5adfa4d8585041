import { type Progress } from './work';
import { Rate } from './rate';
import { act, askFor, door, ended, look, opened, pause } from './transfer';

const LOOK_MILLIS = 2000;

/** Has the browser save an image, which it does by itself and shows in its own way; tells how far the engine is with it. Ends when all of it went. */
export async function fetchImage(disk: string, format: 'raw' | 'cow', begun: (id: string) => void, told: (progress: Partial<Progress> & { size?: number }) => void, signal: AbortSignal): Promise<void> {
  const { id } = await askFor(disk, 'download', format);
  begun(id);
  const url = door(await opened(id, signal));
  const size = Number((await fetch(url, { method: 'HEAD', signal })).headers.get('Content-Length') ?? 0);
  told({ state: 'sending', size });
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
  const rate = new Rate();
  for (;;) {
    await pause(LOOK_MILLIS, signal);
    const transfer = await look(id, signal);
    const sent = Number(transfer.transferred ?? 0);
    rate.note(sent);
    told({ sent: Math.min(sent, size), speed: rate.perSecond() });
    if (ended(transfer)) {
      throw new Error(String(transfer.phase).replaceAll('_', ' '));
    }
    if (sent >= size && String(transfer.active) !== 'true') {
      await act(id, 'finalize');
      return;
    }
  }
}

import { type Progress } from './work';
import { ApiError } from '../api/client';
import { Rate } from './rate';
import { act, askFor, door, ended, look, opened, pause } from './transfer';

const LOOK_MILLIS = 1000;

/** What the engine says of an image without sending it: its size, and by how many requests it is being read. */
async function told(url: string, signal: AbortSignal): Promise<{ size: number; readers: number }> {
  const { ok, status, statusText, headers } = await fetch(url, { method: 'HEAD', signal });
  if (!ok) {
    throw new ApiError(status, statusText, '');
  }
  return { size: Number(headers.get('Content-Length')), readers: Number(headers.get('Vireo-Readers')) };
}

/** Has the browser save an image, which it does by itself and shows in its own way; tells how far the engine is with it. Ends when all of it went. */
export async function fetchImage(disk: string, format: 'raw' | 'cow', begun: (id: string) => void, tell: (progress: Partial<Progress> & { size?: number }) => void, signal: AbortSignal): Promise<void> {
  const { id } = await askFor(disk, 'download', format);
  begun(id);
  const url = door(await opened(id, signal));
  const { size } = await told(url, signal);
  tell({ state: 'sending', size });
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
    tell({ sent: Math.min(sent, size), speed: rate.perSecond() });
    if (ended(transfer)) {
      throw new Error(String(transfer.phase).replaceAll('_', ' '));
    }
    // the host has given all of it away; whoever saves it may not have all yet
    if (sent >= size && (await told(url, signal)).readers === 0) {
      await act(id, 'finalize');
      return;
    }
  }
}

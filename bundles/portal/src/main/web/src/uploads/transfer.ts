/** One image on its way to a disk, by the API's transfers; every function throws ApiError or TypeError as requests do. */
import { ApiError, get, type Item, list, post, remove } from '../api/client';

export const PIECE = 8 * 1024 ** 2;
const LOOK_MILLIS = 1000;
/** Nobody sends for so long: the engine lets the transfer wait. */
const IDLE_SECONDS = 300;

export interface Wish {
  name: string;
  description: string;
  domain: string;
  format: 'raw' | 'cow' | 'iso';
  /** Of the disk, in bytes. */
  size: number;
  /** Takes only the space that is written. */
  thin: boolean;
}

export const pause = (millis: number, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });

/** Looks at an object until it is as wanted. */
async function until(path: string, reached: (item: Item) => boolean, signal: AbortSignal): Promise<Item> {
  for (;;) {
    const item = await get(path, signal);
    if (reached(item)) {
      return item;
    }
    await pause(LOOK_MILLIS, signal);
  }
}

/** Begins to make the disk that an image goes into. */
export function makeDisk(wish: Wish): Promise<Item> {
  const cow = wish.format === 'cow' || (wish.format === 'raw' && wish.thin);
  return post('/disks', {
    name: wish.name,
    description: wish.description,
    provisioned_size: wish.size,
    format: cow ? 'cow' : 'raw',
    sparse: cow,
    content_type: wish.format === 'iso' ? 'iso' : 'data',
    storage_domains: { storage_domain: [{ id: wish.domain }] },
  });
}

/** Until the disk is there. */
export async function made(disk: string, signal: AbortSignal): Promise<void> {
  const found = await until(`/disks/${disk}`, (item) => item.status !== 'locked', signal);
  if (found.status !== 'ok') {
    throw new ApiError(409, '', `${found.name}: ${found.status}`);
  }
}

export const askFor = (disk: string, direction: 'upload' | 'download', format: 'raw' | 'cow') =>
  post('/imagetransfers', {
    disk: { id: disk },
    direction,
    format,
    inactivity_timeout: IDLE_SECONDS,
    timeout_policy: direction === 'upload' ? 'pause' : 'cancel',
  });

export const removeDisk = (id: string) => remove(`/disks/${id}`);

const FAILED = '1034';

/** In the engine's words. */
export async function whyFailed(disk: string): Promise<string> {
  const events = await list('/events?max=100');
  return String(events.find((event) => String(event.code) === FAILED && String(event.description).includes(` disk ${disk} `))?.description ?? '');
}

const GOING = new Set(['initializing', 'resuming']);
const PAUSED = new Set(['paused_user', 'paused_system']);
const OVER = new Set(['finished_success', 'finished_failure', 'finished_cleanup']);

export const ended = (transfer: Item) => OVER.has(String(transfer.phase));
export const look = (id: string, signal?: AbortSignal) => get(`/imagetransfers/${id}`, signal);
export const act = (id: string, action: 'pause' | 'resume' | 'cancel' | 'finalize') => post(`/imagetransfers/${id}/${action}`);

/** All bytes are there. */
export const arrived = (transfer: Item) => transfer.phase === 'finalizing_success' || transfer.phase === 'finished_success';

/** Until bytes can be moved, going on where it was paused, or all are there. Throws when that will never be. */
export async function opened(id: string, signal: AbortSignal): Promise<Item> {
  let transfer = await until(`/imagetransfers/${id}`, (item) => !GOING.has(String(item.phase)), signal);
  if (PAUSED.has(String(transfer.phase))) {
    await act(id, 'resume');
    transfer = await until(`/imagetransfers/${id}`, (item) => !GOING.has(String(item.phase)) && !PAUSED.has(String(item.phase)), signal);
  }
  if (transfer.phase !== 'transferring' && !arrived(transfer)) {
    throw new ApiError(409, '', String(transfer.phase).replaceAll('_', ' '));
  }
  return transfer;
}

/** Until nothing more happens; ends with the phase it is in then. */
export const over = async (id: string, signal: AbortSignal) => String((await until(`/imagetransfers/${id}`, ended, signal)).phase);

/** Where the engine hands bytes on; pages may talk to the engine alone, so the host's own address is of no use to them. */
export function door(transfer: Item): string {
  if (!transfer.proxy_url) {
    throw new ApiError(403, '', '');
  }
  return new URL(String(transfer.proxy_url)).pathname;
}

const empty = (piece: Uint8Array) => {
  const words = new BigUint64Array(piece.buffer, 0, piece.byteLength >> 3);
  return words.every((word) => word === 0n) && piece.subarray(words.byteLength).every((byte) => byte === 0);
};

/** Sends one piece of a file; zeros of a raw image are only told. `moved` hears how many bytes of the piece have left. */
export async function sendPiece(url: string, file: Blob, from: number, raw: boolean, moved: (bytes: number) => void, signal: AbortSignal): Promise<number> {
  const piece = file.slice(from, Math.min(file.size, from + PIECE));
  if (raw && empty(new Uint8Array(await piece.arrayBuffer()))) {
    const zero = JSON.stringify({ op: 'zero', offset: from, size: piece.size, flush: false });
    await request('PATCH', url, { 'Content-Type': 'application/json' }, zero, () => undefined, signal);
  } else {
    const range = { 'Content-Range': `bytes ${from}-${from + piece.size - 1}/*`, 'Content-Type': 'application/octet-stream' };
    await request('PUT', url, range, piece, moved, signal);
  }
  return piece.size;
}

/** fetch does not tell how much of a body has left; this does. */
function request(method: string, url: string, headers: { [name: string]: string }, body: XMLHttpRequestBodyInit, moved: (bytes: number) => void, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    signal.throwIfAborted();
    const sending = new XMLHttpRequest();
    const stop = () => sending.abort();
    signal.addEventListener('abort', stop);
    sending.open(method, url);
    Object.entries(headers).forEach(([name, value]) => sending.setRequestHeader(name, value));
    sending.upload.onprogress = (event) => moved(event.loaded);
    sending.onload = () =>
      sending.status < 300 ? resolve() : reject(new ApiError(sending.status, sending.statusText, sending.responseText.trim().slice(0, 200)));
    sending.onerror = () => reject(new TypeError('the connection is cut'));
    sending.onabort = () => reject(signal.reason as Error);
    sending.onloadend = () => signal.removeEventListener('abort', stop);
    sending.send(body);
  });
}

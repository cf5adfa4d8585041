/** Talks to the engine: API v4 and the API of our own, with the session's cookie. */
import { FOR_USERS } from '../app/where';
import { recentlyUsed } from './activity';

export const API = '/ovirt-engine/api';
export const OWN = '/vireo/api';

/** Pages of ours say so, and whether somebody uses them: without this header the engine does not take the cookie for a change. Users see what they have a role of users for. */
export const mark = (): Record<string, string> => ({ 'X-Vireo-Portal': recentlyUsed() ? 'used' : '1', ...(FOR_USERS ? { Filter: 'true' } : {}) });

/** An object of the API. Fields are those of the API's documentation. */
export interface Item {
  id: string;
  name?: string;
  href?: string;
  // the API has some two thousand fields; pages name those that they show
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [field: string]: any;
}

/** An answer that is no success: what the engine says, in words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
    readonly detail: string,
  ) {
    super(detail || reason || `HTTP ${status}`);
  }
}

type Listener = () => void;
const expired = new Set<Listener>();

/** Hears when the session is found to have ended. */
export function onExpired(listener: Listener): () => void {
  expired.add(listener);
  return () => expired.delete(listener);
}

interface Wishes {
  method?: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is; `headers` say what it is. */
  file?: Blob;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** What an answer that is no success says; an answer to somebody without a session is told to whoever hears of that. */
export function refusal(url: string, status: number, statusText: string, text: string): ApiError {
  if (status === 401 && !url.startsWith(`${OWN}/session`)) {
    expired.forEach((listener) => listener());
  }
  try {
    const said = JSON.parse(text);
    const fault = said.fault ?? said;
    return new ApiError(status, fault.reason ?? fault.title ?? '', fault.detail ?? '');
  } catch {
    // a proxy's page instead of the engine's words
    return new ApiError(status, statusText, '');
  }
}

/** Sends a request. Throws ApiError, or TypeError when the engine is out of reach. */
export async function ask(url: string, wishes: Wishes = {}): Promise<Response> {
  const answer = await fetch(url, {
    method: wishes.method ?? 'GET',
    credentials: 'same-origin',
    signal: wishes.signal,
    headers: {
      Accept: 'application/json',
      ...mark(),
      ...(wishes.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...wishes.headers,
    },
    body: wishes.file ?? (wishes.body === undefined ? undefined : JSON.stringify(wishes.body)),
  });
  if (!answer.ok) {
    throw refusal(url, answer.status, answer.statusText, await answer.text());
  }
  return answer;
}

/** Sends a request and reads the answer's JSON; without content, undefined. */
export async function send<T>(url: string, wishes: Wishes = {}): Promise<T> {
  const text = await (await ask(url, wishes)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

/** The list in an answer of API v4: the only field of it that is one. */
export function listOf(answer: unknown): Item[] {
  const found = answer ? Object.values(answer as object).find(Array.isArray) : undefined;
  return (found as Item[] | undefined) ?? [];
}

/** A list, and how many there are in all where the engine was asked for `total`. */
export interface Listed {
  items: Item[];
  total?: number;
}

/** A part of a list. */
export async function listed(path: string, signal?: AbortSignal): Promise<Listed> {
  const answer = await ask(API + path, { signal });
  const total = answer.headers.get('Vireo-Total');
  return { items: listOf(await answer.json()), total: total === null ? undefined : Number(total) };
}

export const get = <T = Item>(path: string, signal?: AbortSignal) => send<T>(API + path, { signal });
export const list = async (path: string, signal?: AbortSignal) => listOf(await send(API + path, { signal }));
export const post = <T = Item>(path: string, body: unknown = {}) => send<T>(API + path, { method: 'POST', body });
export const put = <T = Item>(path: string, body: unknown) => send<T>(API + path, { method: 'PUT', body });
export const remove = (path: string) => send<void>(API + path, { method: 'DELETE' });
export const own = <T>(path: string, wishes: Wishes = {}) => send<T>(OWN + path, wishes);

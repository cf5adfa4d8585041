import type { Item } from '../../api/client';
import { at } from '../../api/at';

/** How a setting is asked for. Sizes are bytes; ticks are `true` or `false`. */
export type Input = 'text' | 'area' | 'number' | 'size' | 'tick' | 'choice' | 'password' | 'hosts' | 'disc' | 'quota';

/** A setting of a virtual machine: where API v4 has it, and how it is asked for. Values are texts. */
export interface Setting {
  /** Names the text `field.<id>`, and with `hint` the text `hint.<id>`. */
  id: string;
  input: Input;
  hint?: boolean;
  options?: string[];
  /** The group of texts that its options have; without it they are shown as the API names them. */
  texts?: string;
  /** An empty choice means that there is none; otherwise that it is as usual. */
  absent?: boolean;
  /** Attributes of API v4 that it stands for; the engine tells by them what waits for the next start. */
  paths: string[];
  read: (vm: Item) => string;
  /** The part of a body; nothing when there is nothing to send. */
  write: (value: string, draft: Draft) => object | undefined;
}

export type Draft = Record<string, string>;

export const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

export function nested(path: string, value: unknown): object {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
}

/** One whose value stands at one path as it is. */
export function plain(id: string, path: string, input: Input, more: Partial<Setting> = {}): Setting {
  return { id, input, paths: [path], read: (vm) => textOf(at(vm, path)), write: (value) => nested(path, value), ...more };
}

/** One that is sent only when it says something: the engine has its own idea otherwise. */
export const ifAny = (id: string, path: string, input: Input, more: Partial<Setting> = {}): Setting =>
  plain(id, path, input, { write: (value) => (value === '' ? undefined : nested(path, value)), ...more });

export const tick = (id: string, path: string, more: Partial<Setting> = {}): Setting =>
  plain(id, path, 'tick', { read: (vm) => (textOf(at(vm, path)) === 'true' ? 'true' : 'false'), ...more });

export const choice = (id: string, path: string, options: string[], more: Partial<Setting> = {}): Setting => plain(id, path, 'choice', { options, ...more });

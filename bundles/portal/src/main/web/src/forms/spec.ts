import type { Item } from '../api/client';

/** One field of a form for an object: where it stands in the object, and how it is entered. */
export interface Spec {
  /** Names the text `field.<id>`. */
  id: string;
  /** Where it stands in the API's object, such as `memory_policy.over_commit.percent`. */
  path: string;
  kind: 'text' | 'password' | 'number' | 'flag' | 'choice' | 'object' | 'lines';
  required?: boolean;
  min?: number;
  max?: number;
  /** Of a choice. */
  options?: { value: string; label: string }[];
  /** The kind of the objects to choose from. */
  of?: string;
  only?: (item: Item) => boolean;
  /** Text of a choice of nothing; without it the first object is chosen. */
  empty?: string;
  hint?: string;
  /** Part of the form when something is made, or when something is changed. */
  when?: 'new' | 'edit';
  /** What a new one has. */
  initial?: string;
  /** What is sent when it was emptied; without it an emptied field is not sent. */
  cleared?: unknown;
  /** Reads and writes values that are no texts. */
  read?: (value: unknown) => string;
  write?: (text: string) => unknown;
  /** Below which heading it stands; the first fields have none. */
  group?: string;
}

export type Values = Record<string, string>;

function at(item: Item, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], item);
}

function read(spec: Spec, item: Item): string {
  const value = at(item, spec.kind === 'object' ? `${spec.path}.id` : spec.path);
  if (spec.read) {
    return spec.read(value);
  }
  return value === undefined || value === null ? '' : String(value);
}

/** What is so now, or what a new one has. */
export const valuesOf = (specs: Spec[], item?: Item): Values =>
  Object.fromEntries(specs.map((spec) => [spec.id, item ? read(spec, item) : (spec.initial ?? (spec.kind === 'flag' ? 'false' : ''))]));

function place(body: Record<string, unknown>, path: string[], value: unknown): void {
  const [first, ...rest] = path;
  if (rest.length === 0) {
    body[first] = value;
    return;
  }
  const inner = (body[first] ?? {}) as Record<string, unknown>;
  body[first] = inner;
  place(inner, rest, value);
}

function written(spec: Spec, text: string): unknown {
  if (text === '' && spec.cleared !== undefined) {
    return spec.cleared;
  }
  if (spec.write) {
    return spec.write(text);
  }
  return spec.kind === 'object' ? { id: text } : text;
}

/** The body to send: what was filled in for a new object, and what differs for one that exists. */
export function bodyOf(specs: Spec[], values: Values, item?: Item): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const before = valuesOf(specs, item);
  for (const spec of specs) {
    const text = values[spec.id];
    const sent = item ? text !== before[spec.id] && (text !== '' || spec.cleared !== undefined) : text !== '';
    if (sent) {
      place(body, spec.path.split('.'), written(spec, text));
    }
  }
  return body;
}

export const words = (...values: string[]) => values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));

export const NAME: Spec = { id: 'name', path: 'name', kind: 'text', required: true };
export const DESCRIPTION: Spec = { id: 'description', path: 'description', kind: 'text', cleared: '' };
export const COMMENT: Spec = { id: 'comment', path: 'comment', kind: 'text', cleared: '' };

import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { at } from '../api/at';
import { type Item, post, remove } from '../api/client';
import { Ref } from '../ui/Ref';
import { Status } from '../ui/Status';
import { Word } from '../ui/Word';
import { moment } from '../ui/format';
import type { Action, Field } from './kind';

const textOf = (value: unknown) => (value === undefined || value === null ? '' : String(value));

export const name = (path: string): Field => ({
  id: 'name',
  show: (item) => <Link to={`/${path}/${item.id}`}>{item.name}</Link>,
  text: (item) => item.name ?? '',
  sort: 'name',
  grow: 2,
  listOnly: true,
});

export const plain = (id: string, path: string = id, more: Partial<Field> = {}): Field => ({
  id,
  show: (item) => textOf(at(item, path)),
  text: (item) => textOf(at(item, path)),
  ...more,
});

/** One of the API's words. */
export const word = (id: string, path: string = id, more: Partial<Field> = {}): Field =>
  plain(id, path, { show: (item) => <Word of={at(item, path)} />, ...more });

export const status = (path = 'status', more: Partial<Field> = {}): Field => ({
  id: 'status',
  show: (item) => <Status of={at(item, path)} />,
  text: (item) => textOf(at(item, path)),
  sort: 'status',
  ...more,
});

export const ref = (id: string, kind: string, path: string = id, more: Partial<Field> = {}): Field => ({
  id,
  show: (item) => <Ref kind={kind} to={at(item, path) as { id?: string } | undefined} />,
  text: (item) => textOf((at(item, path) as { id?: string } | undefined)?.id),
  ...more,
});

export const time = (id: string, path: string = id, more: Partial<Field> = {}): Field => ({
  id,
  show: (item) => moment(at(item, path)),
  text: (item) => moment(at(item, path)),
  ...more,
});

export const shown = (id: string, show: (item: Item) => ReactNode, more: Partial<Field> = {}): Field => ({ id, show, ...more });

export const description = plain('description', 'description', { grow: 2, extra: true });
export const comment = plain('comment', 'comment', { extra: true });

export const isUp = (...states: string[]) => (item: Item) => states.includes(String(item.status));

/** An action of API v4 that needs nothing but the object. */
export const act = (path: string, id: string, more: Partial<Action> = {}): Action => ({
  id,
  run: (item) => post(`/${path}/${item.id}/${id}`),
  ...more,
});

export const removal = (path: string, more: Partial<Action> = {}): Action => ({
  id: 'remove',
  care: 'type',
  danger: true,
  run: (item) => remove(`/${path}/${item.id}`),
  ...more,
});

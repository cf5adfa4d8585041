import type { ComponentType } from 'react';
import type { Item } from '../api/client';
import type { Care } from '../kinds/kind';
import { FramedPart } from './FramedPart';
import type { Listed } from './listing';
import type { Words } from './words';

/** What the portal tells a part of a plugin about it. */
export interface Self {
  readonly id: string;
  readonly version: string;
  readonly base: string;
}

/** A part of a plugin, wherever it is shown. */
export interface Part {
  plugin: Listed;
  id: string;
  title: Words;
}
export interface PagePart extends Part {
  group?: string;
  Show: ComponentType<{ plugin: Self }>;
}
export interface TabPart extends Part {
  kind: string;
  Show: ComponentType<{ plugin: Self; item: Item }>;
}
export interface CardPart extends Part {
  wide?: boolean;
  Show: ComponentType<{ plugin: Self }>;
}
export interface ActionPart extends Part {
  kind: string;
  care?: Care;
  danger?: boolean;
  possible?: (item: Item) => boolean;
  run: (item: Item) => unknown;
}

export interface Parts {
  pages: PagePart[];
  tabs: TabPart[];
  cards: CardPart[];
  actions: ActionPart[];
}

export const NOTHING: Parts = { pages: [], tabs: [], cards: [], actions: [] };

const ID = /^[a-z][a-z0-9-]{0,39}$/;
const LISTS = ['pages', 'tabs', 'cards', 'actions'] as const;

/** The parts that the script of a plugin brings. Throws an error that says what is wrong with them. */
export function partsOf(plugin: Listed, exported: unknown): Parts {
  const told = exported as Record<string, unknown> | undefined;
  if (typeof told !== 'object' || told === null) {
    throw new Error('its entry has no default export that is an object');
  }
  const unknown = Object.keys(told).filter((key) => !(LISTS as readonly string[]).includes(key));
  if (unknown.length > 0) {
    throw new Error(`its entry exports ${unknown.join(', ')}, which the portal does not know`);
  }
  const list = (name: (typeof LISTS)[number]) => checked(plugin, name, told[name] ?? []);
  return {
    pages: list('pages') as PagePart[],
    tabs: list('tabs') as TabPart[],
    cards: list('cards') as CardPart[],
    actions: list('actions') as ActionPart[],
  };
}

function checked(plugin: Listed, name: string, all: unknown): Part[] {
  if (!Array.isArray(all)) {
    throw new Error(`its ${name} are no list`);
  }
  const ids = new Set<string>();
  return all.map((one: Record<string, unknown>) => {
    const where = `in its ${name} ${String(one?.id)}`;
    if (!ID.test(String(one?.id))) {
      throw new Error(`${where} is no id of small letters, digits and '-'`);
    }
    if (typeof one.title !== 'string' && typeof (one.title as { en?: unknown } | undefined)?.en !== 'string') {
      throw new Error(`${where} has no title in English`);
    }
    const kinds = name === 'tabs' || name === 'actions';
    if (kinds && typeof one.kind !== 'string') {
      throw new Error(`${where} names no kind of objects`);
    }
    const work = name === 'actions' ? 'run' : 'Show';
    if (typeof one[work] !== 'function') {
      throw new Error(`${where} has no function ${work}`);
    }
    const key = `${kinds ? String(one.kind) : ''} ${String(one.id)}`;
    if (ids.has(key)) {
      throw new Error(`${where} is there twice`);
    }
    ids.add(key);
    return { ...one, plugin } as unknown as Part;
  });
}

/** The parts of a plugin that is shown in frames. */
export function framedParts(plugin: Listed): Parts {
  const all = plugin.frames.map((frame) => ({
    place: frame.place,
    part: {
      plugin,
      id: frame.id,
      title: frame.title,
      kind: frame.kind,
      group: frame.group,
      Show: ({ item }: { plugin: Self; item?: Item }) => <FramedPart plugin={plugin} frame={frame} item={item} />,
    },
  }));
  const of = (place: string) => all.filter((one) => one.place === place).map((one) => one.part);
  return { pages: of('page'), tabs: of('tab'), cards: of('card'), actions: [] };
}

export const self = (plugin: Listed): Self => ({ id: plugin.id, version: plugin.version, base: plugin.base });
const MARK = '~';
/** Tells parts of all plugins apart; the end of the address of a tab. */
export const keyOf = (part: Part) => part.plugin.id + MARK + part.id;
/** Whether a tab is of a plugin, which may have gone. */
export const isPlugged = (key: string) => key.includes(MARK);
/** Where a page is. */
export const pathOf = (plugin: { id: string }, page: string) => `x/${plugin.id}/${page}`;

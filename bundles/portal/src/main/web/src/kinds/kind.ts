import type { ReactNode } from 'react';
import type { Item } from '../api/client';

/** A column of a list, and a fact on the page of an object. */
export interface Field {
  /** Names the text `field.<id>`. */
  id: string;
  show: (item: Item) => ReactNode;
  /** As plain text, for export; otherwise what is shown, if that is text. */
  text?: (item: Item) => string;
  /** The field's name in the search language, where lists can be sorted by it. */
  sort?: string;
  /** Share of the width of a list; 1 unless told. */
  grow?: number;
  /** Not in lists unless the user chooses it. */
  extra?: boolean;
  /** Only in lists. */
  listOnly?: boolean;
}

/** How much an action is to be thought about: not at all, once, or so much that the name is to be typed. */
export type Care = 'none' | 'ask' | 'type';

/** Something to do with an object. */
export interface Action {
  /** Names the text `action.<id>`, unless there is a title. */
  id: string;
  /** Of a plugin's action, in the language of the page. */
  title?: string;
  care?: Care;
  danger?: boolean;
  /** Whether it makes sense in the state the object is in; the engine decides in the end. */
  possible?: (item: Item) => boolean;
  /** Does it. What comes back may name the job that goes on. */
  run?: (item: Item) => Promise<unknown>;
  /** Or asks for more first. */
  form?: (item: Item, close: () => void) => ReactNode;
  /** For several objects at once only, in place of one that has a form. */
  many?: boolean;
  /** Stands beside the menu. */
  first?: boolean;
}

/** A part of the page of an object. */
export interface Tab {
  /** The end of the address; names the text `tab.<id>`, unless there is a title. */
  id: string;
  /** Of a plugin's tab, in the language of the page. */
  title?: string;
  show: (item: Item) => ReactNode;
}

/** What the portal knows of a kind of object. */
export interface Kind {
  /** As in permissions and in what the engine tells of changes. Names the texts `kind.<id>` and `kinds.<id>`. */
  id: string;
  /** Of its collection in API v4, and of its pages. */
  path: string;
  /** Whether its list takes searches. */
  searched: boolean;
  /** What comes along with lists and pages. */
  follow?: string;
  fields: Field[];
  actions: Action[];
  tabs: Tab[];
  /** Adds one. */
  create?: (close: () => void) => ReactNode;
  /** Adds one in another way; names the text `action.<id>`. */
  other?: { id: string; form: (close: () => void) => ReactNode };
  /** Terms of the search language that lists of it offer at a click; of each group one at a time. */
  chips?: { id: string; terms: { id: string; term: string }[] }[];
  /** Its list comes with the oldest first, and is shown the other way round. */
  newestFirst?: boolean;
  /** Has no page of its own. */
  listOnly?: boolean;
  /** The name shown, where it is not the field name. */
  title?: (item: Item) => string;
  /** Stands above the tabs of its page. */
  notice?: (item: Item) => ReactNode;
  /** The page of the handbook. */
  help?: string;
}

/**
 * `@vireo/portal-sdk`: what scripts of plugins see of the portal. Everything a plugin needs to know of types stands in this file. New
 * names raise the minor version, what breaks plugins the major one (`public/portal-sdk/package.json`).
 */
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link as RouterLink, useNavigate as useRouterNavigate } from 'react-router';
import * as client from '../api/client';
import { useIsDark } from '../app/theme';
import { useTasks as useShellTasks } from '../tasks/run';
import { Failure as ShellFailure } from '../ui/Problem';
import { Status as ShellStatus } from '../ui/Status';
import { notify as shellNotify } from '../plugins/toasts';
import { said } from '../plugins/words';
import sdk from '../../public/portal-sdk/package.json';

/** The version of this SDK. */
export const version: string = sdk.version;

/** A text in one language for all, or in several, of which English is one. */
export type Words = string | { readonly en: string; readonly [language: string]: string };

/** An object of the API. Fields are those of the API's documentation. */
export interface Item {
  id: string;
  name?: string;
  href?: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  [field: string]: any;
}

/** The plugin itself, as its parts are told of it. */
export interface Self {
  /** The symbolic name of its bundle. */
  readonly id: string;
  readonly version: string;
  /** The beginning of the addresses of its files; ends with a slash. */
  readonly base: string;
}

interface Part {
  /** Small letters, digits and '-'; part of addresses. */
  readonly id: string;
  readonly title: Words;
}

/** A page of its own, with an entry in the navigation; the portal shows the title above it. */
export interface Page extends Part {
  /** Of the navigation; without one the page stands among those of plugins. */
  readonly group?: 'compute' | 'network' | 'storage' | 'access' | 'system';
  readonly Show: ComponentType<{ plugin: Self }>;
}

/** A tab on the page of each object of a kind, such as `vm`, `host` or `storage_domain`. */
export interface Tab extends Part {
  readonly kind: string;
  readonly Show: ComponentType<{ plugin: Self; item: Item }>;
}

/** A card on the dashboard. */
export interface Card extends Part {
  /** Takes the whole width. */
  readonly wide?: boolean;
  readonly Show: ComponentType<{ plugin: Self }>;
}

/** Something to do with objects of a kind, in lists and on their pages; it shows among the tasks, failures with their reason. */
export interface Action extends Part {
  readonly kind: string;
  /** How much it is to be thought about: not at all, once, or so much that the name is to be typed. */
  readonly care?: 'none' | 'ask' | 'type';
  readonly danger?: boolean;
  /** Whether it makes sense for the object as it is. */
  readonly possible?: (item: Item) => boolean;
  readonly run: (item: Item) => Promise<unknown> | unknown;
}

/** What the entry of a plugin has as its default export. */
export interface PortalPlugin {
  readonly pages?: readonly Page[];
  readonly tabs?: readonly Tab[];
  readonly cards?: readonly Card[];
  readonly actions?: readonly Action[];
}

/** Gives back what it is given, for editors that check types. */
export const definePlugin = (plugin: PortalPlugin): PortalPlugin => plugin;

/** An answer of the engine that is no success. */
export interface ApiFailure extends Error {
  readonly status: number;
  readonly reason: string;
  readonly detail: string;
}

/** The API, with the session of whoever looks at the page; paths are below `/ovirt-engine/api`. Failures are thrown as `ApiFailure`. */
export interface Api {
  get(path: string): Promise<Item>;
  list(path: string): Promise<Item[]>;
  post(path: string, body?: unknown): Promise<Item>;
  put(path: string, body: unknown): Promise<Item>;
  remove(path: string): Promise<void>;
  /** Asks the engine's own API, below `/vireo/api`. */
  own(path: string, wishes?: { method?: string; body?: unknown }): Promise<unknown>;
}

export const api: Api = {
  get: (path) => client.get(path),
  list: (path) => client.list(path),
  post: (path, body) => client.post(path, body),
  put: (path, body) => client.put(path, body),
  remove: (path) => client.remove(path),
  own: (path, wishes) => client.own(path, wishes),
};

/** What was asked for, as long as a part is shown; asked for again when something of its kind changes. */
export interface Live<T> {
  readonly data: T | undefined;
  readonly failure: unknown;
  readonly loading: boolean;
  /** Asks again. */
  readonly again: () => void;
}

/** The objects of a kind at a path, such as `('vm', '/vms?search=status%3Dup')`. */
export function useList(kind: string, path: string): Live<Item[]> {
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['list', kind, 'plugin', path], queryFn: ({ signal }) => client.list(path, signal) });
  return { data, failure: error, loading: isPending, again: () => void refetch() };
}

/** One object, or what belongs to it, such as `('vm', id, '/vms/' + id + '/nics')`. */
export function useObject(kind: string, id: string, path: string): Live<Item> {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['item', kind, id, 'plugin', path],
    queryFn: ({ signal }) => client.get<Item>(path, signal),
  });
  return { data, failure: error, loading: isPending, again: () => void refetch() };
}

/** Says something in the corner of the page. */
export function notify(text: string, variant: 'info' | 'success' | 'warning' | 'danger' = 'info'): void {
  shellNotify(text, variant);
}

/** Runs work on objects, a few at a time, and shows it among the tasks; ends with the number of failures. */
export interface Tasks {
  run(title: string, items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<number>;
}

export function useTasks(): Tasks {
  const tasks = useShellTasks();
  return { run: (title, items, work) => tasks.run(title, [...items], work) };
}

/** The text in the language of the page. */
export const translate = (words: Words): string => said(words, i18next.language);

/** The language of the page, and its direction. */
export function useLanguage(): { language: string; direction: 'ltr' | 'rtl' } {
  const { i18n } = useTranslation();
  return { language: i18n.language, direction: i18n.dir() };
}

/** Whether the page is light or dark. */
export function useTheme(): 'light' | 'dark' {
  return useIsDark() ? 'dark' : 'light';
}

/** The path of a page of a plugin within the portal. */
export const pathOf = (plugin: Self, page: string): string => `/x/${plugin.id}/${page}`;

/** Leads to a page of the portal, such as `/vms`. */
export function Link({ to, children }: { to: string; children: ReactNode }): ReactElement {
  return <RouterLink to={to}>{children}</RouterLink>;
}

/** Goes to a page of the portal. */
export function useNavigate(): (path: string) => void {
  const navigate = useRouterNavigate();
  return (path) => void navigate(path);
}

/** An alert with a failure, in the engine's words; nothing without one. */
export function Failure({ of }: { of: unknown }): ReactElement | null {
  return <ShellFailure of={of} />;
}

/** A status of the API in words and colour, such as `up`. */
export function Status({ of }: { of: string }): ReactElement {
  return <ShellStatus of={of} />;
}

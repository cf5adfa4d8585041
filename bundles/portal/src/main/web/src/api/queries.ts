import { useQuery } from '@tanstack/react-query';
import { get, type Item, list } from './client';

/** How many rows one request brings; more follow as the list is scrolled. */
export const PAGE = 100;

const UNSORTED = '';

/** What is shown of a kind: a search in the API's language, and the field it is sorted by. */
export interface Selection {
  search: string;
  sort?: string;
  descending?: boolean;
}

function query(selection: Selection, page: number, follow: string, size: number): string {
  const sort = selection.sort ? ` sortby ${selection.sort} ${selection.descending ? 'desc' : 'asc'}` : UNSORTED;
  const parameters = new URLSearchParams({ search: `${selection.search}${sort} page ${page}`.trim(), max: String(size), total: 'true' });
  if (follow) {
    parameters.set('follow', follow);
  }
  return parameters.toString();
}

/** The address of a page of what a search finds; kinds that cannot be searched come whole. */
export function pageOf(source: { path: string; searched: boolean; follow?: string }, selection: Selection, page: number, size: number): string {
  const { path, searched, follow = '' } = source;
  return searched ? `/${path}?${query(selection, page, follow, size)}` : `/${path}${follow ? `?follow=${follow}` : ''}`;
}

/** One object, kept fresh. */
export function useItem(kind: string, path: string, id: string, follow = '') {
  return useQuery({
    queryKey: ['item', kind, id, path, follow],
    queryFn: ({ signal }) => get<Item>(`/${path}/${id}${follow ? `?follow=${follow}` : ''}`, signal),
  });
}

/** What belongs to an object, such as the NICs of a virtual machine; changes of it count as changes of the object. */
export function useParts(kind: string, id: string, path: string, enabled = true) {
  return useQuery({
    queryKey: ['item', kind, id, 'parts', path],
    queryFn: ({ signal }) => list(`/${path}`, signal),
    enabled,
  });
}

/** All objects of a kind that there are few of, for names and choices. */
export function useAll(kind: string, path: string, enabled = true) {
  return useQuery({
    queryKey: ['list', kind, path, 'all'],
    queryFn: ({ signal }) => list(`/${path}?max=5000`, signal),
    staleTime: 60_000,
    enabled,
  });
}

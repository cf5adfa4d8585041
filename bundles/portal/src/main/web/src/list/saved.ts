import type { Item } from '../api/client';

/** A bookmark's value begins with what is searched for, as clients of API v4 know it: Vms: status = up. */
export const kept = (path: string, search: string): string => `${path.charAt(0).toUpperCase()}${path.slice(1)}: ${search}`;

/** What a bookmark searches for in lists of this path; nothing when it is about others. Old ones name one object instead of many. */
export function searchOf(bookmark: Item, path: string): string | undefined {
  const [, kind, search] = /^\s*(\w+)\s*:\s*(.*?)\s*$/s.exec(String(bookmark.value ?? '')) ?? [];
  const about = kind?.toLowerCase();
  return about !== undefined && (about === path || `${about}s` === path) ? search : undefined;
}

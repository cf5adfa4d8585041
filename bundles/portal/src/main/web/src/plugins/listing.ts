import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';
import { FOR_USERS } from '../app/where';
import type { Words } from './words';

/** A page of a plugin that is shown in a frame. */
export interface Frame {
  place: 'page' | 'tab' | 'card';
  id: string;
  title: Words;
  kind: string;
  group: string;
  address: string;
}

/** A plugin as the engine tells of it. */
export interface Listed {
  /** The name of its bundle. */
  id: string;
  version: string;
  title: Words;
  sdk: string;
  portals: string[];
  /** Of the addresses of its files; each build has its own. */
  base: string;
  entry?: string;
  frames: Frame[];
  reads: string[];
  /** Why it is not to be loaded. */
  refusal?: string;
}

export const useListed = () =>
  useQuery({
    queryKey: ['list', 'portal_plugin'],
    queryFn: async ({ signal }) => (await own<{ plugins: Listed[] }>('/portal/plugins', { signal })).plugins,
    staleTime: Infinity,
  });

/** Whether it is for the portal that is open, and may be loaded. */
export const isShown = (plugin: Listed) => !plugin.refusal && plugin.portals.includes(FOR_USERS ? 'my' : 'admin');

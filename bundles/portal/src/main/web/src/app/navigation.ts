import { kindOf } from '../kinds';

export interface PageLink {
  path: string;
  /** Key of its title. */
  text: string;
}

const kinds = (...ids: string[]): PageLink[] => ids.map((id) => ({ path: kindOf(id).path, text: `kinds.${id}` }));

/** The navigation, by what people come for. */
export const GROUPS: readonly { id: string; pages: PageLink[] }[] = [
  { id: 'compute', pages: kinds('vm', 'template', 'vm_pool', 'host', 'cluster', 'data_center', 'affinity_label', 'scheduling_policy') },
  { id: 'network', pages: kinds('network', 'vnic_profile', 'mac_pool') },
  { id: 'storage', pages: kinds('storage_domain', 'disk', 'image_transfer') },
  { id: 'access', pages: [...kinds('user', 'group', 'role'), { path: 'sessions', text: 'sessions.title' }] },
  { id: 'system', pages: [...kinds('event', 'job', 'bookmark', 'tag'), { path: 'reports', text: 'reports.title' }, { path: 'plugins', text: 'plugins.title' }, { path: 'settings', text: 'settings.title' }] },
];

export const PAGES: readonly PageLink[] = [{ path: '', text: 'dashboard.title' }, ...GROUPS.flatMap((group) => group.pages)];

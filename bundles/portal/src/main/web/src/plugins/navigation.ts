import type { PagePart } from './parts';
import { pathOf } from './parts';
import { usePlugged } from './PluginsProvider';
import { useSaid } from './words';

export interface PluggedLink {
  path: string;
  title: string;
  group: string;
}

/** Where pages of plugins are that have no other place in the navigation. */
export const OTHERS = 'plugins';
const GROUPS = ['compute', 'network', 'storage', 'access', 'system'];

const groupOf = (page: PagePart) => (page.group && GROUPS.includes(page.group) ? page.group : OTHERS);

/** The pages of plugins, for the navigation. */
export function usePluggedLinks(): PluggedLink[] {
  const say = useSaid();
  return usePlugged().parts.pages.map((page) => ({ path: pathOf(page.plugin, page.id), title: say(page.title), group: groupOf(page) }));
}

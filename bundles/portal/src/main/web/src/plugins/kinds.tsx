import { useMemo } from 'react';
import type { Item } from '../api/client';
import type { Action, Tab } from '../kinds/kind';
import { keyOf } from './parts';
import { usePlugged } from './PluginsProvider';
import { PluginTab } from './Show';
import { useSaid } from './words';

export { isPlugged } from './parts';

/** Tabs of the portal's own, and those that plugins add to objects of the kind. */
export function useTabsOf(kind: string, own: Tab[]): Tab[] {
  const { tabs } = usePlugged().parts;
  const say = useSaid();
  return useMemo(
    () => [
      ...own,
      ...tabs
        .filter((tab) => tab.kind === kind)
        .map((tab) => ({ id: keyOf(tab), title: say(tab.title), show: (item: Item) => <PluginTab part={tab} item={item} /> })),
    ],
    [own, tabs, kind, say],
  );
}

/** Actions of the portal's own, and those that plugins add to objects of the kind. */
export function useActionsOf(kind: string, own: Action[]): Action[] {
  const { actions } = usePlugged().parts;
  const say = useSaid();
  return useMemo(
    () => [
      ...own,
      ...actions
        .filter((action) => action.kind === kind)
        .map((action) => ({
          id: keyOf(action),
          title: say(action.title),
          care: action.care,
          danger: action.danger,
          possible: (item: Item) => possible(action.possible, item),
          run: async (item: Item) => action.run(item),
        })),
    ],
    [own, actions, kind, say],
  );
}

/** A plugin that fails while it is asked must not take the page along. */
function possible(asked: ((item: Item) => boolean) | undefined, item: Item): boolean {
  try {
    return asked?.(item) ?? true;
  } catch (failure) {
    console.error(failure);
    return false;
  }
}

import { type Item, own } from '../api/client';
import type { Action } from '../kinds';

const act = (id: string, states: string[], more: Partial<Action> = {}): Action => ({
  id,
  run: (plugin) => own(`/plugins/${plugin.id}/${id}`, { method: 'POST', body: {} }),
  possible: (plugin) => states.length === 0 || states.includes(String(plugin.status)),
  ...more,
});

/** What can be done with a plugin that is there. */
export const ACTIONS: Action[] = [
  act('enable', ['disabled']),
  act('disable', ['active', 'degraded', 'unavailable', 'quarantined'], { care: 'ask' }),
  act('release', ['quarantined']),
  act('rollback', [], { care: 'ask', possible: (plugin) => Boolean(plugin.previous_version) }),
  {
    id: 'uninstall',
    care: 'type',
    danger: true,
    run: (plugin) => own(`/plugins/${plugin.id}`, { method: 'DELETE' }),
  },
];

export const titleOf = (plugin: Item) => String(plugin.title ?? plugin.id);

import { Steps } from '../tasks/Steps';
import { Severity } from '../ui/Severity';
import { duration } from '../ui/format';
import { plain, ref, shown, status, time, word } from './common';
import type { Item } from '../api/client';
import type { Kind } from './kind';

export const event: Kind = {
  id: 'event',
  path: 'events',
  searched: true,
  listOnly: true,
  help: 'notifications',
  fields: [
    time('time', 'time', { sort: 'time', grow: 2 }),
    shown('severity', (item) => <Severity of={item.severity} />, { text: (item) => item.severity, sort: 'severity' }),
    plain('message', 'description', { grow: 5 }),
    ref('user', 'user'),
    plain('code', 'code'),
    plain('correlation', 'correlation_id', { extra: true }),
    ref('vm', 'vm', 'vm', { extra: true }),
    ref('host', 'host', 'host', { extra: true }),
  ],
  actions: [],
  tabs: [],
};

const lasted = (item: Item) => {
  const from = Number(item.start_time);
  const to = Number(item.end_time ?? Date.now());
  return from ? duration((to - from) / 1000) : '';
};

export const job: Kind = {
  id: 'job',
  path: 'jobs',
  searched: false,
  newestFirst: true,
  fields: [
    shown('task', (item) => item.description, { text: (item) => item.description ?? '', grow: 3 }),
    status(),
    time('started', 'start_time', { grow: 1.5 }),
    shown('lasted', lasted),
    ref('owner', 'user', 'owner'),
    word('external', 'external', { extra: true }),
  ],
  title: (item) => item.description ?? item.id,
  actions: [],
  tabs: [{ id: 'steps', show: (item) => <Steps job={item.id} /> }],
};

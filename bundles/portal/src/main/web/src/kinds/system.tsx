import { Steps } from '../tasks/Steps';
import { Severity } from '../ui/Severity';
import { duration } from '../ui/format';
import { Parts } from '../detail/Parts';
import { PolicyForm } from '../forms/PolicyForms';
import { policyUnits } from './adminParts';
import { description, name, plain, ref, removal, shown, status, time, word } from './common';
import { type Item, post, remove } from '../api/client';
import type { Kind } from './kind';

const DAY_MILLIS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MILLIS).toISOString().slice(0, 10);

/** What people look for most: how bad it is, and how long ago. */
const EVENT_CHIPS = [
  {
    id: 'severity',
    terms: [
      { id: 'alert', term: 'severity = alert' },
      { id: 'error', term: 'severity >= error' },
      { id: 'warning', term: 'severity >= warning' },
    ],
  },
  {
    id: 'since',
    terms: [
      { id: 'today', term: 'time > today' },
      { id: 'yesterday', term: 'time > yesterday' },
      { id: 'week', term: `time > ${daysAgo(7)}` },
      { id: 'month', term: `time > ${daysAgo(30)}` },
    ],
  },
];

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
  chips: EVENT_CHIPS,
  actions: [
    { id: 'hideEvent', care: 'ask', run: (item) => remove(`/events/${item.id}`) },
    { id: 'showHidden', run: () => post('/events/undelete') },
  ],
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

/** Which scheduling policies there are; clusters choose one of them. */
export const schedulingPolicy: Kind = {
  id: 'scheduling_policy',
  path: 'schedulingpolicies',
  searched: false,
  fields: [
    name('schedulingpolicies'),
    word('defaultPolicy', 'default_policy'),
    word('locked'),
    shown('properties', (item) => ((item.properties?.property ?? []) as { name: string; value: string }[]).map((one) => `${one.name}=${one.value}`).join(', '), { grow: 3 }),
    description,
  ],
  actions: [
    { id: 'edit', form: (item, close) => <PolicyForm close={close} policy={item} />, possible: (item) => String(item.locked) !== 'true' },
    removal('schedulingpolicies', { possible: (item) => String(item.locked) !== 'true' }),
  ],
  create: (close) => <PolicyForm close={close} />,
  tabs: (['filters', 'weights', 'balances'] as const).map((id) => ({
    id,
    show: (item) => <Parts kind="scheduling_policy" of={item} path={`schedulingpolicies/${item.id}/${id}`} part={policyUnits(item, id)} />,
  })),
};

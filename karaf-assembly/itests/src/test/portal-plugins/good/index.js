import { createElement as h, useState } from 'react';
import { Button, Label, ProgressStepper, ProgressStep } from '@patternfly/react-core';
import { api, definePlugin, Failure, Link, notify, pathOf, useList, useTheme, version } from '@vireo/portal-sdk';

function Start() {
  const [count, setCount] = useState(0);
  const centers = useList('data_center', '/datacenters');
  return h(
    'div',
    null,
    h('p', null, `SDK ${version}, ${useTheme()}, data centers: `, h('b', { id: 'centers' }, (centers.data ?? []).map((one) => one.name).join(', '))),
    h(Failure, { of: centers.failure }),
    // of all of PatternFly this is what the portal itself does not use
    h(ProgressStepper, { 'aria-label': 'Steps' }, h(ProgressStep, { variant: 'success', id: 'one', titleId: 'one-title' }, 'First')),
    h(Button, { id: 'counter', onClick: () => { setCount(count + 1); notify(`Counted to ${count + 1}`, 'success'); } }, `Count ${count}`),
  );
}

const Tab = ({ item }) => h('p', { id: 'sample-tab' }, `This is ${item.name}.`);
const Card = ({ plugin }) => h('p', { id: 'sample-card' }, h(Label, { color: 'green' }, 'ready'), ' ', h(Link, { to: pathOf(plugin, 'start') }, 'To the page'));

export default definePlugin({
  pages: [{ id: 'start', title: { en: 'Sample page', de: 'Beispielseite' }, group: 'compute', Show: Start }],
  tabs: [{ id: 'sample', kind: 'data_center', title: 'Sample tab', Show: Tab }],
  cards: [{ id: 'sample', title: 'Sample card', Show: Card }],
  actions: [
    {
      id: 'describe',
      kind: 'data_center',
      title: 'Describe by sample',
      possible: (item) => item.description !== 'described by a plugin',
      run: (item) => api.put(`/datacenters/${item.id}`, { description: 'described by a plugin' }),
    },
  ],
});

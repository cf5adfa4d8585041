// @ts-check – the types are at /vireo/portal/portal-sdk/index.d.ts of an engine
import { createElement as h, useState } from 'react';
import { Button, Label } from '@patternfly/react-core';
import { api, definePlugin, Failure, Link, notify, pathOf, useList } from '@vireo/portal-sdk';

/** A page of its own. */
function Start() {
  const [count, setCount] = useState(0);
  const hosts = useList('host', '/hosts');
  const greet = () => {
    setCount(count + 1);
    notify('Hello from ${Type}', 'success');
  };
  return h(
    'div',
    null,
    h(Failure, { of: hosts.failure }),
    h('p', null, 'Hosts: ' + (hosts.data ?? []).map((host) => host.name).join(', ')),
    h(Button, { onClick: greet }, 'Greet (' + count + ')'),
  );
}

/** A tab of each virtual machine. */
const Machine = ({ item }) => h('p', null, item.name + ' has the id ' + item.id + '.');

/** A card on the dashboard. */
const Card = ({ plugin }) => h('p', null, h(Label, { color: 'green' }, 'ready'), ' ', h(Link, { to: pathOf(plugin, 'start') }, 'Open'));

export default definePlugin({
  pages: [{ id: 'start', title: '${Type}', group: 'compute', Show: Start }],
  tabs: [{ id: 'more', kind: 'vm', title: '${Type}', Show: Machine }],
  cards: [{ id: 'card', title: '${Type}', Show: Card }],
  actions: [
    {
      id: 'mark',
      kind: 'vm',
      title: 'Mark by ${Type}',
      care: 'ask',
      run: (vm) => api.put('/vms/' + vm.id, { comment: 'marked by ${Type}' }),
    },
  ],
});

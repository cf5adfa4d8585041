import { listOf, post, put, remove, send, API } from '../../api/client';
import type { Draft } from './settings';

const ONLY = '00000000-0000-0000-0000-000000000000';

/** What API v4 keeps below a machine instead of in it: watchdog, disc, the lack of a screen and the first interface. Can be repeated after a failure. */
export async function afterwards(vm: string, draft: Draft, before: Draft, profile = ''): Promise<void> {
  if ((draft.vmWatchdog ?? '') !== (before.vmWatchdog ?? '')) {
    await watchdog(vm, draft.vmWatchdog);
  }
  if ((draft.vmDisc ?? '') !== (before.vmDisc ?? '')) {
    await put(`/vms/${vm}/cdroms/${ONLY}`, { file: { id: draft.vmDisc } });
  }
  if (draft.console === '' && before.console) {
    for (const console of await of(vm, 'graphicsconsoles')) {
      await remove(`/vms/${vm}/graphicsconsoles/${console.id}`);
    }
  }
  if (profile && (await of(vm, 'nics')).length === 0) {
    await post(`/vms/${vm}/nics`, { name: 'nic1', interface: 'virtio', vnic_profile: { id: profile } });
  }
}

const of = async (vm: string, part: string) => listOf(await send(`${API}/vms/${vm}/${part}`));

async function watchdog(vm: string, action: string): Promise<void> {
  const there = (await of(vm, 'watchdogs')).length > 0;
  if (!action) {
    await (there ? remove(`/vms/${vm}/watchdogs/${ONLY}`) : Promise.resolve());
  } else if (there) {
    await put(`/vms/${vm}/watchdogs/${ONLY}`, { action });
  } else {
    await post(`/vms/${vm}/watchdogs`, { model: 'i6300esb', action });
  }
}

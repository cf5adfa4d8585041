import { Checkbox, FormGroup } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { useParts } from '../api/queries';
import { Ref } from '../ui/Ref';
import { FormDialog } from './FormDialog';
import { attachedOf, changesOf } from './hostNetworks';

export const useAttachments = (host: string) => useParts('host', host, `hosts/${host}/networkattachments`);

/** The networks that are said to come over an interface. */
export function NetworksOn({ host, nic }: { host: string; nic: string }) {
  const attached = attachedOf(useAttachments(host).data ?? []).filter((one) => one.nic === nic);
  return (
    <>
      {attached.map((one, index) => (
        <span key={one.id}>
          {index > 0 && ', '}
          <Ref kind="network" to={{ id: one.network }} />
        </span>
      ))}
    </>
  );
}

/** Says which networks of the cluster come over an interface of a host. */
export function HostNetworksForm({ host, nic, nics, close }: { host: Item; nic: Item; nics: Item[]; close: () => void }) {
  const { t } = useTranslation();
  const cluster = String(host.cluster?.id ?? '');
  const networks = useParts('cluster', cluster, `clusters/${cluster}/networks`, cluster !== '');
  const attachments = useAttachments(host.id);
  const before = attachedOf(attachments.data ?? []);
  const [turned, setTurned] = useState<Record<string, boolean>>({});
  const isOn = (network: string) => turned[network] ?? before.some((one) => one.network === network && one.nic === nic.id);
  const wanted = new Set((networks.data ?? []).map((one) => one.id).filter(isOn));
  const changes = networks.data && attachments.data ? changesOf(before, nic.id, wanted) : undefined;
  const elsewhere = (network: string) => nics.find((one) => one.id !== nic.id && before.some((each) => each.network === network && each.nic === one.id));
  return (
    <FormDialog title={t('hostnet.title', { name: nic.name })} description={t('hostnet.hint')} close={close} variant="small" valid={Boolean(changes)} submit={() => post(`/hosts/${host.id}/setupnetworks`, changes)}>
      <FormGroup role="group" isStack fieldId="in-networks" label={t('hostnet.networks')}>
        {(networks.data ?? []).map((one) => (
          <Checkbox
            key={one.id}
            id={`in-network-${one.id}`}
            label={one.name}
            description={isOn(one.id) && elsewhere(one.id) ? t('hostnet.moves', { nic: elsewhere(one.id)?.name }) : elsewhere(one.id) ? t('hostnet.elsewhere', { nic: elsewhere(one.id)?.name }) : undefined}
            isChecked={isOn(one.id)}
            onChange={(_event, on) => setTurned((all) => ({ ...all, [one.id]: on }))}
          />
        ))}
        {networks.data?.length === 0 && t('hostnet.none')}
      </FormGroup>
    </FormDialog>
  );
}

import { Alert } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Text } from './inputs';

interface Waiting {
  host_name: string;
  address: string;
  any_address: boolean;
  fingerprint: string;
  peer: string;
}

/** Adopts a host whose agent waits, or changes one. */
export function HostForm({ close, host }: { close: () => void; host?: Item }) {
  const { t } = useTranslation();
  const clusters = useAll('cluster', 'clusters');
  const waiting = useQuery({
    queryKey: ['list', 'host', 'waiting'],
    queryFn: ({ signal }) => own<{ waiting: Waiting[] }>('/waiting-hosts', { signal }),
    refetchInterval: 3000,
    enabled: !host,
  });
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState(host?.name ?? '');
  const [address, setAddress] = useState(host?.address ?? '');
  const [cluster, setCluster] = useState<string>(host?.cluster?.id ?? '');
  const [comment, setComment] = useState(host?.comment ?? '');
  const known = cluster || (clusters.data?.[0]?.id ?? '');
  const found = waiting.data?.waiting ?? [];

  const choose = (fingerprint: string) => {
    setChosen(fingerprint);
    const one = found.find((each) => each.fingerprint === fingerprint);
    if (one) {
      setName((before: string) => before || one.host_name);
      setAddress(one.address || one.host_name);
    }
  };
  const submit = () =>
    host
      ? put(`/hosts/${host.id}`, { name, comment, ...(cluster && cluster !== host.cluster?.id ? { cluster: { id: cluster } } : {}), ...(address !== host.address ? { address } : {}) })
      : post('/hosts', {
          name,
          address,
          comment,
          cluster: { id: known },
          ...(chosen ? { ssh: { authentication_method: 'publickey', fingerprint: chosen } } : {}),
        });
  return (
    <FormDialog title={host ? t('form.editHost', { name: host.name }) : t('form.newHost')} close={close} submit={submit} valid={Boolean(name && address)}>
      {!host && found.length === 0 && <Alert isInline variant="info" title={t('form.noHostWaits')} />}
      {!host && found.length > 0 && (
        <Choice
          id="waitingHost"
          value={chosen}
          onChange={choose}
          empty={t('form.choose')}
          hint={chosen ? t('form.fingerprint', { fingerprint: chosen }) : t('form.fingerprintHint')}
          options={found.map((one) => ({ value: one.fingerprint, label: `${one.host_name} (${one.peer})` }))}
        />
      )}
      <Text id="name" value={name} onChange={setName} required focus />
      <Text id="address" value={address} onChange={setAddress} required />
      <ObjectChoice id="cluster" kind="cluster" value={known} onChange={setCluster} required hint={host && t('adminHint.hostCluster')} />
      <Text id="comment" value={comment} onChange={setComment} />
    </FormDialog>
  );
}

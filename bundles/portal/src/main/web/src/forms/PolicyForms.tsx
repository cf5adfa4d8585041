import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, Text } from './inputs';
import { ItemForm } from './ItemForm';
import { DESCRIPTION, NAME, type Spec } from './spec';

const POLICY: Spec[] = [
  NAME,
  DESCRIPTION,
  {
    id: 'properties',
    path: 'properties',
    kind: 'lines',
    hint: 'policyProperties',
    read: (value) => ((value as Item | undefined)?.property ?? []).map((one: { name: string; value: string }) => `${one.name}=${one.value}`).join('\n'),
    write: (text) => ({
      property: text
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => ({ name: line.slice(0, line.indexOf('=')).trim(), value: line.slice(line.indexOf('=') + 1).trim() })),
    }),
    cleared: { property: [] },
  },
];

export function PolicyForm({ policy, close }: { policy?: Item; close: () => void }) {
  return <ItemForm kind="scheduling_policy" path="schedulingpolicies" specs={POLICY} close={close} item={policy} />;
}

const TYPES: Record<string, string> = { filters: 'filter', weights: 'weight', balances: 'load_balancing' };

/** Has a filter, weight or balance take part in a policy. */
export function UnitForm({ policy, segment, close }: { policy: Item; segment: 'filters' | 'weights' | 'balances'; close: () => void }) {
  const { t } = useTranslation();
  const units = useAll('scheduling_policy_unit', 'schedulingpolicyunits');
  const [unit, setUnit] = useState('');
  const [factor, setFactor] = useState('1');
  const found = (units.data ?? []).filter((one) => one.type === TYPES[segment]);
  const submit = () =>
    post(`/schedulingpolicies/${policy.id}/${segment}`, { scheduling_policy_unit: { id: unit }, ...(segment === 'weights' ? { factor } : {}) });
  return (
    <FormDialog title={t(`part.${segment}.create`)} button={t('app.add')} close={close} variant="small" valid={Boolean(unit)} submit={submit}>
      <Choice id="unit_of_policy" value={unit} onChange={setUnit} required empty={t('form.choose')} options={found.map((one) => ({ value: one.id, label: String(one.name) }))} />
      {segment === 'weights' && <Text id="factor" type="number" min={1} max={1000} value={factor} onChange={setFactor} required />}
    </FormDialog>
  );
}

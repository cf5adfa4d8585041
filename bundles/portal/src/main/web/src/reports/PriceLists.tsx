import { Button, EmptyState, EmptyStateBody, FormGroup, FormSelect, FormSelectOption, Spinner, TextInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { MinusCircleIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { Text } from '../forms/inputs';
import type { Action } from '../kinds';
import { plain, shown } from '../kinds/common';
import { Table } from '../list/Table';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';

const ITEMS = ['running_hour', 'vcpu_hour', 'memory_gib_hour', 'storage_gib_month'] as const;
const ONLY = ['cluster', 'tag', 'storage_domain', 'storage_type'] as const;

interface Price {
  item: string;
  price: string;
  only: string;
  of: string;
}

function Prices({ of }: { of: Record<string, string>[] }) {
  const { t } = useTranslation();
  const told = (one: Record<string, string>) => {
    const only = ONLY.filter((field) => one[field]).map((field) => one[field]);
    return `${t(`price.${one.item}`)}: ${one.price}${only.length > 0 ? ` (${only.join(', ')})` : ''}`;
  };
  return <>{of.map(told).join('; ')}</>;
}

/** What machines and disks cost, from a month on: bills are made by these. */
export function PriceLists() {
  const { t } = useTranslation();
  const [form, setForm] = useState<Item | 'new'>();
  const lists = useQuery({ queryKey: ['list', 'job', 'price-lists'], queryFn: ({ signal }) => own<{ price_lists: Item[] }>('/reports/price-lists', { signal }) });
  const { start, dialog } = useAction('price_list', (list) => String(list.name));
  const actions: Action[] = [
    { id: 'nextPrices', form: (list, close) => <PriceForm list={list} close={close} /> },
    { id: 'remove', danger: true, care: 'ask', run: (list) => own(`/reports/price-lists/${list.id}`, { method: 'DELETE' }) },
  ];
  const columns = [plain('name', 'name', { grow: 2 }), plain('validFrom', 'valid_from'), plain('currency'), shown('prices', (list) => <Prices of={list.prices ?? []} />, { grow: 6 })];
  if (lists.error) {
    return <NotLoaded failure={lists.error} again={() => void lists.refetch()} />;
  }
  return (
    <>
      <Toolbar inset={{ default: 'insetNone' }}>
        <ToolbarContent>
          <ToolbarItem>
            <Button onClick={() => setForm('new')}>{t('prices.create')}</Button>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
      {lists.isPending && <Spinner aria-label={t('app.loading')} />}
      {lists.data?.price_lists.length === 0 && (
        <EmptyState headingLevel="h2" titleText={t('prices.none')}>
          <EmptyStateBody>{t('prices.hint')}</EmptyStateBody>
        </EmptyState>
      )}
      {lists.data && lists.data.price_lists.length > 0 && (
        <Table
          label={t('prices.title')}
          items={lists.data.price_lists}
          columns={columns}
          selection={{ search: '' }}
          onSort={() => undefined}
          rowActions={(list) => <ActionMenu compact actions={actions} items={[list]} start={start} />}
          title={(list) => `${list.name} ${list.valid_from}`}
        />
      )}
      {form && <PriceForm close={() => setForm(undefined)} />}
      {dialog}
    </>
  );
}

function priceOf(one: Record<string, string>): Price {
  const only = ONLY.find((field) => one[field]) ?? '';
  return { item: one.item, price: one.price, only, of: only ? one[only] : '' };
}

/** New prices; lists are never changed, as bills were made by them: the next ones begin in another month. */
function PriceForm({ list, close }: { list?: Item; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(String(list?.name ?? ''));
  const [from, setFrom] = useState('');
  const [currency, setCurrency] = useState(String(list?.currency ?? 'EUR'));
  const [prices, setPrices] = useState<Price[]>(() => ((list?.prices as Record<string, string>[] | undefined) ?? [{ item: 'vcpu_hour', price: '' }]).map(priceOf));
  const change = (index: number, part: Partial<Price>) => setPrices((all) => all.map((one, at) => (at === index ? { ...one, ...part } : one)));
  const submit = () =>
    own('/reports/price-lists', {
      method: 'POST',
      body: { name, valid_from: from, currency, prices: prices.map(({ item, price, only, of }) => ({ item, price, ...(only && of ? { [only]: of } : {}) })) },
    });
  return (
    <FormDialog
      title={list ? t('prices.next', { name: String(list.name) }) : t('prices.create')}
      button={t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(name && from && currency) && prices.length > 0 && prices.every((one) => one.price)}
    >
      <Text id="name" value={name} onChange={setName} required focus />
      <Text id="validFrom" value={from} onChange={setFrom} required pattern="\d{4}-\d{2}" hint={t('prices.fromHint')} />
      <Text id="currency" value={currency} onChange={setCurrency} required />
      <FormGroup role="group" label={t('field.prices')} fieldId="prices">
        {prices.map((one, index) => (
          // prices have nothing to be known by but their place
          <div key={index} className="vireo-price">
            <FormSelect aria-label={t('prices.item')} value={one.item} onChange={(_event, item) => change(index, { item })}>
              {ITEMS.map((item) => (
                <FormSelectOption key={item} value={item} label={t(`price.${item}`)} />
              ))}
            </FormSelect>
            <TextInput aria-label={t('prices.price')} placeholder="0.0120" inputMode="decimal" value={one.price} onChange={(_event, price) => change(index, { price })} />
            <FormSelect aria-label={t('prices.only')} value={one.only} onChange={(_event, only) => change(index, { only })}>
              <FormSelectOption value="" label={t('prices.forAll')} />
              {ONLY.map((only) => (
                <FormSelectOption key={only} value={only} label={t(`prices.only_${only}`)} />
              ))}
            </FormSelect>
            {one.only && <TextInput aria-label={t('prices.of')} value={one.of} onChange={(_event, of) => change(index, { of })} />}
            <Button variant="plain" aria-label={t('action.remove')} icon={<MinusCircleIcon />} onClick={() => setPrices((all) => all.filter((_one, at) => at !== index))} />
          </div>
        ))}
        <Button variant="link" onClick={() => setPrices((all) => [...all, { item: 'memory_gib_hour', price: '', only: '', of: '' }])}>
          {t('prices.add')}
        </Button>
      </FormGroup>
    </FormDialog>
  );
}

import { Alert, List, ListItem } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../../api/client';
import { useSettled } from '../../api/settled';
import { bytes, words } from '../../ui/format';
import { useSystemNames } from '../../ui/SystemName';
import { settingOf } from './settings';

/** What the engine says will be another at the next start. */
export interface Change {
  attribute: string;
  now?: string | null;
  then?: string | null;
}

const PAUSE_MILLIS = 300;

/** What waits already. */
export function useWaiting(vm: Item) {
  return useQuery({
    queryKey: ['item', 'vm', vm.id, 'next-start'],
    queryFn: async ({ signal }) => (await own<{ changes: Change[] }>(`/vms/${vm.id}/next-start`, { signal })).changes,
    enabled: String(vm.next_run_configuration_exists) === 'true',
  });
}

/** What would wait once a body were put, as the engine knows it; asked for when typing pauses. */
export function useTrial(vm: Item, body: object, wanted: boolean): Change[] {
  const text = JSON.stringify(body);
  const settled = useSettled(text, PAUSE_MILLIS);
  const answer = useQuery({
    queryKey: ['trial', vm.id, settled],
    queryFn: ({ signal }) => own<{ changes: Change[] }>(`/vms/${vm.id}/next-start`, { method: 'POST', body: JSON.parse(settled), signal }),
    enabled: wanted && settled !== '{}',
    // a value that is not finished yet is refused; the answer to saving says why
    retry: false,
  });
  return wanted && text !== '{}' ? (answer.data?.changes ?? []) : [];
}

function said(attribute: string, value: string | null | undefined, nothing: string): string {
  if (value === null || value === undefined || value === '') {
    return nothing;
  }
  const size = attribute === 'memory' || (attribute.startsWith('memory_policy.') && !attribute.endsWith('ballooning'));
  return size ? bytes(value) : words(value);
}

/** Changes in words, each with what is now and what will be. */
export function Changes({ title, changes }: { title: string; changes: Change[] }) {
  const { t } = useTranslation();
  const systemOf = useSystemNames();
  const value = (attribute: string, text: string | null | undefined) => (attribute === 'os.type' && text ? systemOf(text) : said(attribute, text, t('machine.nothing')));
  return changes.length === 0 ? null : (
    <Alert isInline variant="info" title={title} className="vireo-waiting">
      <List isPlain>
        {changes.map(({ attribute, now, then }) => {
          const setting = settingOf(attribute);
          const name = setting && setting.paths.length === 1 ? t(`field.${setting.id}`) : attribute;
          return <ListItem key={attribute}>{t('machine.change', { name, now: value(attribute, now), then: value(attribute, then) })}</ListItem>;
        })}
      </List>
    </Alert>
  );
}

/** On the page of a machine that runs: what its next start brings. */
export function WaitingChanges({ vm }: { vm: Item }) {
  const { t } = useTranslation();
  const waiting = useWaiting(vm);
  return String(vm.next_run_configuration_exists) === 'true' ? (
    <div className="vireo-notice">
      <Changes title={t('machine.waits')} changes={waiting.data ?? []} />
    </div>
  ) : null;
}

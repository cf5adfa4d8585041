import { Alert, DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, Stack, StackItem, Title } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { moment } from '../ui/format';

const ranges = (of: unknown) => Object.entries((of ?? {}) as Record<string, string>).map(([name, range]) => `${name} ${range}`);

/** What a plugin says of itself, what it may do, and how it does. */
export function PluginFacts({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const facts: [string, ReactNode][] = [
    ['description', plugin.description],
    ['vendor', plugin.vendor],
    ['licence', plugin.licence],
    ['version', plugin.version],
    ['previousVersion', plugin.previous_version],
    ['origin', plugin.origin],
    ['signer', plugin.signer || t('plugins.unsigned')],
    ['changed', moment(plugin.changed)],
    ['provides', (plugin.provides ?? []).map((one: { kind: string; type: string }) => `${one.kind} ${one.type}`).join(', ')],
    ['permissions', (plugin.permissions ?? []).map((one: string) => t(`pluginPermission.${one}`, { defaultValue: one })).join(', ')],
    ['requires', (plugin.requires ?? []).map((one: unknown) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ')],
    ['contracts', [...ranges(plugin.spi), ...ranges(plugin.host_spi)].join(', ')],
    ['pages', <Pages key="pages" of={plugin.pages ?? []} />],
  ];
  const health = plugin.health as Item | undefined;
  const numbers: [string, unknown][] = health
    ? [
        ['calls', health.calls],
        ['failures', health.failures],
        ['timeouts', health.timeouts],
        ['rejected', health.rejected],
        ['running', health.running],
        ['threads', health.threads],
      ]
    : [];
  return (
    <Stack hasGutter>
      {plugin.reason && (
        <StackItem>
          <Alert isInline variant="warning" title={plugin.reason} />
        </StackItem>
      )}
      {health?.quarantine && (
        <StackItem>
          <Alert isInline variant="danger" title={t('plugins.quarantine', { reason: String(health.quarantine) })} />
        </StackItem>
      )}
      <StackItem>
        <Facts of={facts} />
      </StackItem>
      {health && (
        <StackItem>
          <Title headingLevel="h2">{t('plugins.health')}</Title>
          <Facts of={numbers.map(([field, value]) => [field, String(value)])} />
        </StackItem>
      )}
    </Stack>
  );
}

function Facts({ of }: { of: [string, ReactNode][] }) {
  const { t } = useTranslation();
  return (
    <DescriptionList columnModifier={{ default: '1Col', md: '2Col', xl: '3Col' }}>
      {of.map(([field, value]) => (
        <DescriptionListGroup key={field}>
          <DescriptionListTerm>{t(`field.${field}`)}</DescriptionListTerm>
          <DescriptionListDescription>{value || '–'}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
}

function Pages({ of }: { of: (string | { href: string; title?: string })[] }) {
  return (
    <>
      {of.map((page) => {
        const href = typeof page === 'string' ? page : page.href;
        return (
          <div key={href}>
            <a href={href} target="_blank" rel="noopener">
              {typeof page === 'string' ? page : (page.title ?? href)}
            </a>
          </div>
        );
      })}
    </>
  );
}

import { DescriptionList, DescriptionListDescription, DescriptionListGroup, DescriptionListTerm, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Status } from '../ui/Status';
import { type Listed, useListed } from './listing';
import { usePlugged } from './PluginsProvider';
import { useSaid } from './words';

/** What plugins add to the portals, and why something of it is not shown. */
export function InPortal() {
  const { t } = useTranslation();
  const listed = useListed();
  if (!listed.data?.length) {
    return null;
  }
  return (
    <section>
      <Title headingLevel="h2" className="vireo-plugged">
        {t('plugged.inPortal')}
      </Title>
      <DescriptionList columnModifier={{ default: '1Col', md: '2Col' }}>
        {listed.data.map((plugin) => (
          <One key={plugin.base} plugin={plugin} />
        ))}
      </DescriptionList>
    </section>
  );
}

function One({ plugin }: { plugin: Listed }) {
  const { t } = useTranslation();
  const say = useSaid();
  const { failures } = usePlugged();
  const reason = plugin.refusal ?? failures.get(plugin.base);
  const framed = plugin.frames.length > 0;
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>
        {say(plugin.title)} {plugin.version}
      </DescriptionListTerm>
      <DescriptionListDescription>
        <Status of={reason ? 'failed' : 'active'} />{' '}
        {reason ?? t(framed ? 'plugged.framed' : 'plugged.trusted', { paths: plugin.reads.join(', '), some: plugin.reads.length > 0 ? 'yes' : 'no' })}
        <div>
          <small>{plugin.id}</small>
        </div>
      </DescriptionListDescription>
    </DescriptionListGroup>
  );
}

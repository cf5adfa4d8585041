import { Button, Card, CardBody, CardFooter, CardTitle, Gallery, Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { useAll } from '../api/queries';
import { type Action, kindOf } from '../kinds';
import { useAction } from '../tasks/Actions';

/** Pools that whoever is logged in may take a machine of. */
export function MyPools() {
  const { t } = useTranslation();
  const pools = useAll('vm_pool', 'vmpools');
  const { start, dialog } = useAction('vm_pool', (pool) => pool.name ?? pool.id);
  const take = kindOf('vm_pool').actions.find((action) => action.id === 'allocatevm') as Action;
  const all: Item[] = pools.data ?? [];
  return all.length === 0 ? null : (
    <section aria-label={t('kinds.vm_pool')}>
      <Title headingLevel="h2">{t('kinds.vm_pool')}</Title>
      <Gallery hasGutter minWidths={{ default: '18rem' }}>
        {all.map((pool) => (
          <Card key={pool.id} isCompact>
            <CardTitle component="h3">{pool.name}</CardTitle>
            {pool.description && <CardBody>{pool.description}</CardBody>}
            <CardFooter>
              <Button variant="secondary" onClick={() => start(take, [pool])}>
                {t('action.allocatevm')}
              </Button>
            </CardFooter>
          </Card>
        ))}
      </Gallery>
      {dialog}
    </section>
  );
}

import {
  Alert,
  AlertActionLink,
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateFooter,
  Label,
  type LabelProps,
  Toolbar,
  ToolbarContent,
  ToolbarGroup,
  ToolbarItem,
} from '@patternfly/react-core';
import { OffIcon } from '@patternfly/react-icons';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { Failure, useSaying } from '../ui/Problem';
import type { LineState, useLine } from './line';

const LOOK: Record<LineState, LabelProps['status']> = { connecting: 'info', connected: 'success', down: 'warning', resting: 'warning', refused: 'danger' };

interface Wishes {
  vm: Item | undefined;
  title: string;
  line: ReturnType<typeof useLine>;
  tools: ReactNode;
  /** Of something done with the console; not of the connection. */
  failure?: unknown;
  children: ReactNode;
}

/** A console in a window of its own: what can be done with it, how it is connected, and what to do when it is not. */
export function Frame({ vm, title, line, tools, failure, children }: Wishes) {
  const { t } = useTranslation();
  return (
    <main className="vireo-console">
      <h1 className="pf-v6-screen-reader">{title}</h1>
      <Toolbar>
        <ToolbarContent>
          <ToolbarGroup>
            <ToolbarItem alignSelf="center">
              <strong>{vm?.name}</strong>{' '}
              <span role="status">
                <Label isCompact status={LOOK[line.state]}>
                  {t(`console.${line.state}`)}
                </Label>
              </span>
            </ToolbarItem>
          </ToolbarGroup>
          <ToolbarGroup align={{ default: 'alignEnd' }}>{tools}</ToolbarGroup>
        </ToolbarContent>
      </Toolbar>
      <Failure of={failure} />
      <Trouble line={line} />
      {line.state === 'down' && vm && <Down vm={vm} />}
      {children}
    </main>
  );
}

/** Why it is not connected, with the way out. */
function Trouble({ line }: { line: ReturnType<typeof useLine> }) {
  const { t } = useTranslation();
  const say = useSaying();
  if (line.state !== 'refused' && line.state !== 'resting') {
    return null;
  }
  const reason = line.failure ? say(line.failure) : t(`console.end.${line.loss?.text ?? 'lost'}`);
  return (
    <Alert
      isInline
      variant={line.state === 'refused' ? 'danger' : 'warning'}
      title={reason}
      actionLinks={<AlertActionLink onClick={() => line.again()}>{t('console.again')}</AlertActionLink>}
    />
  );
}

/** The console is black because nothing runs. */
function Down({ vm }: { vm: Item }) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>();
  return (
    <EmptyState headingLevel="h2" titleText={t('console.isDown', { name: vm.name })} icon={OffIcon}>
      <Failure of={failure} />
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button isDisabled={vm.status !== 'down' && vm.status !== 'suspended'} onClick={() => void post(`/vms/${vm.id}/start`).catch(setFailure)}>
            {t('action.start')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

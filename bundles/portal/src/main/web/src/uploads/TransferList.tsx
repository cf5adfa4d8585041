import {
  Button,
  Flex,
  NotificationDrawerList,
  NotificationDrawerListItem,
  NotificationDrawerListItemBody,
  NotificationDrawerListItemHeader,
  Progress,
  ProgressMeasureLocation,
  ProgressSize,
} from '@patternfly/react-core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../ui/Problem';
import { bytes, duration } from '../ui/format';
import { useProgress, useUploads } from './provider';
import { OtherFileError, type Upload } from './queue';
import { ElsewhereError, type State } from './work';

type Look = 'info' | 'success' | 'warning' | 'danger';
const LOOK: Partial<Record<State, Look>> = { done: 'success', failed: 'danger', refused: 'danger', paused: 'warning', interrupted: 'warning', retrying: 'warning' };
const PAUSABLE = new Set<State>(['waiting', 'sending', 'retrying']);
const OVER = new Set<State>(['done', 'cancelling']);

/** The files on their way, foremost in the drawer of tasks. */
export function TransferList() {
  const { t } = useTranslation();
  const all = useProgress();
  return all.length === 0 ? null : (
    <NotificationDrawerList className="vireo-transfers" aria-label={t('upload.list')}>
      {[...all].reverse().map((one) => (
        <Transfer key={one.key} of={one} />
      ))}
    </NotificationDrawerList>
  );
}

function Transfer({ of }: { of: Upload }) {
  const { t } = useTranslation();
  const title = t(of.down ? 'upload.downOf' : 'upload.of', { name: of.name });
  const look = LOOK[of.state] ?? 'info';
  const percent = of.state === 'done' ? 100 : Math.floor((100 * of.sent) / Math.max(1, of.size));
  return (
    <NotificationDrawerListItem variant={look} isRead={OVER.has(of.state)}>
      <NotificationDrawerListItemHeader title={title} headingLevel="h3" variant={look} srTitle={t(`upload.state.${of.state}`)} />
      <NotificationDrawerListItemBody>
        <Progress
          aria-label={title}
          value={percent}
          valueText={`${percent} %`}
          label={`${percent} %`}
          size={ProgressSize.sm}
          measureLocation={ProgressMeasureLocation.outside}
        />
        <p role="status">{t(`upload.state.${of.state}`)}</p>
        {of.state === 'sending' && <Pace of={of} />}
        <Reason of={of} />
        <Doings of={of} />
      </NotificationDrawerListItemBody>
    </NotificationDrawerListItem>
  );
}

function Pace({ of }: { of: Upload }) {
  const { t } = useTranslation();
  const sent = { sent: bytes(of.sent), size: bytes(of.size) };
  return (
    <p>
      {of.speed
        ? t('upload.pace', { ...sent, speed: bytes(of.speed), left: duration(Math.ceil((of.size - of.sent) / of.speed)) })
        : t('upload.amount', sent)}
    </p>
  );
}

function Reason({ of }: { of: Upload }) {
  const { t } = useTranslation();
  const say = useSaying();
  if (!of.failure) {
    return null;
  }
  if (of.failure instanceof OtherFileError) {
    return <p>{t('upload.otherFile', { file: of.file, size: bytes(of.size) })}</p>;
  }
  if (of.failure instanceof ElsewhereError) {
    return <p>{t('upload.elsewhere')}</p>;
  }
  return <p>{of.state === 'refused' ? (of.failure as Error).message : say(of.failure)}</p>;
}

function Doings({ of }: { of: Upload }) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const chooser = useRef<HTMLInputElement>(null);
  const resume = () => uploads.resume(of.key);
  return (
    <Flex columnGap={{ default: 'columnGapMd' }}>
      {!of.down && PAUSABLE.has(of.state) && <Doing text="pause" of={of} run={() => void uploads.pause(of.key)} />}
      {of.state === 'paused' && <Doing text="resume" of={of} run={resume} />}
      {!of.down && of.state === 'failed' && <Doing text="again" of={of} run={resume} />}
      {of.state === 'interrupted' && (
        <>
          <input
            ref={chooser}
            type="file"
            hidden
            aria-label={t('upload.choose', { name: of.file })}
            onChange={(event) => event.target.files?.[0] && uploads.resume(of.key, event.target.files[0])}
          />
          <Doing text="choose" of={of} run={() => chooser.current?.click()} />
        </>
      )}
      {of.state === 'done' && <Doing text="forget" of={of} run={() => uploads.forget(of.key)} />}
      {!OVER.has(of.state) && of.state !== 'checking' && (
        <Doing text={of.state === 'refused' ? 'removeDisk' : 'cancel'} of={of} run={() => void uploads.cancel(of.key)} />
      )}
    </Flex>
  );
}

function Doing({ text, of, run }: { text: string; of: Upload; run: () => void }) {
  const { t } = useTranslation();
  return (
    <Button variant="link" isInline onClick={run} aria-label={`${t(`upload.${text}`, { name: of.file })}: ${of.name}`}>
      {t(`upload.${text}`, { name: of.file })}
    </Button>
  );
}

import { FormGroup, FormHelperText, HelperText, HelperTextItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { ObjectChoice, Text, Tick } from '../forms/inputs';
import { useAll } from '../api/queries';
import { useTasks } from '../tasks/run';
import { bytes } from '../ui/format';
import { type Image, inspect } from './image';
import { useUploads } from './provider';

const FILE = 'upload-file';

/** Whether disks of this format may lie in a storage domain. */
const takes = (format: Image['format']) => (domain: Item) => domain.type === 'data' || (format === 'iso' && domain.type === 'iso');

/** Sends a file of the user's computer to a new disk. */
export function UploadDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const tasks = useTasks();
  const domains = useAll('storage_domain', 'storagedomains');
  const [file, setFile] = useState<File>();
  const [image, setImage] = useState<Image>();
  const [unread, setUnread] = useState('');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [domain, setDomain] = useState('');
  const [thin, setThin] = useState(true);
  const fitting = takes(image?.format ?? 'raw');
  const known = domains.data?.find((one) => one.id === domain && fitting(one)) ?? domains.data?.find(fitting);

  const choose = async (chosen: File | undefined) => {
    setFile(chosen);
    setImage(undefined);
    setUnread('');
    if (chosen) {
      setName((before) => before || chosen.name.replace(/\.(qcow2|img|raw|iso)$/i, ''));
      try {
        setImage(await inspect(chosen));
      } catch (failure) {
        setUnread(String(failure));
      }
    }
  };
  const submit = async () => {
    if (file && image && known) {
      await uploads.add(file, { name, description, domain: known.id, format: image.format, size: image.size, thin });
      tasks.show(true);
    }
  };
  return (
    <FormDialog
      title={t('upload.title')}
      button={t('upload.begin')}
      close={close}
      submit={submit}
      valid={Boolean(file && image && !image.problem && name && known)}
    >
      <FormGroup label={t('upload.file')} fieldId={FILE} isRequired>
        <input id={FILE} className="vireo-file" type="file" required aria-describedby={`${FILE}-found`} onChange={(event) => void choose(event.target.files?.[0])} />
        <FormHelperText>
          <HelperText id={`${FILE}-found`} aria-live="polite">
            <Found image={image} length={file?.size ?? 0} unread={unread} />
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <Text id="name" value={name} onChange={setName} required />
      <Text id="description" value={description} onChange={setDescription} />
      <ObjectChoice id="storageDomain" kind="storage_domain" value={known?.id ?? ''} onChange={setDomain} required only={fitting} />
      {image?.format === 'raw' && <Tick id="thin" value={thin} onChange={setThin} hint={t('form.thinHint')} />}
    </FormDialog>
  );
}

/** What the file was found to be, or why it will not do. */
function Found({ image, length, unread }: { image: Image | undefined; length: number; unread: string }) {
  const { t } = useTranslation();
  if (unread) {
    return <HelperTextItem variant="error">{t('upload.unread', { why: unread })}</HelperTextItem>;
  }
  if (!image) {
    return <HelperTextItem>{t('upload.formats')}</HelperTextItem>;
  }
  if (image.problem) {
    return <HelperTextItem variant="error">{t(`upload.problem.${image.problem}`, { format: image.foreign ?? '' })}</HelperTextItem>;
  }
  return (
    <HelperTextItem variant="success">
      {t('upload.found', { format: t(`upload.format.${image.format}`), length: bytes(length), size: bytes(image.size) })}
    </HelperTextItem>
  );
}

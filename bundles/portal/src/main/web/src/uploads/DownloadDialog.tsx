import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { Choice } from '../forms/inputs';
import { useTasks } from '../tasks/run';
import { useUploads } from './provider';

/** Saves the image of a disk on the user's computer. */
export function DownloadDialog({ disk, close }: { disk: Item; close: () => void }) {
  const { t } = useTranslation();
  const uploads = useUploads();
  const tasks = useTasks();
  const formats = disk.format === 'cow' ? (['cow', 'raw'] as const) : (['raw'] as const);
  const [format, setFormat] = useState<'cow' | 'raw'>(formats[0]);
  const submit = async () => {
    await uploads.fetch(disk, format);
    tasks.show(true);
  };
  return (
    <FormDialog title={t('upload.download', { name: disk.name })} button={t('action.download')} close={close} submit={submit}>
      <Choice
        id="format"
        value={format}
        onChange={(value) => setFormat(value as 'cow' | 'raw')}
        hint={t('upload.downloadHint')}
        options={formats.map((value) => ({ value, label: t(`upload.format.${value}`) }))}
      />
    </FormDialog>
  );
}

import { Alert, FileUpload, Progress } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../forms/FormDialog';
import { Tick } from '../forms/inputs';
import { upload } from './upload';

/** Brings a plugin, or another version of one that is there. */
export function InstallForm({ close, title }: { close: () => void; title?: string }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const [unsigned, setUnsigned] = useState(false);
  const [share, setShare] = useState<number>();
  const submit = async () => {
    setShare(0);
    try {
      await upload(`/plugins?${new URLSearchParams({ name: file?.name ?? '', allow_unsigned: String(unsigned) })}`, file as File, setShare);
    } finally {
      setShare(undefined);
    }
  };
  return (
    <FormDialog title={title ?? t('plugins.install')} button={t('plugins.install')} close={close} submit={submit} valid={Boolean(file)} variant="small">
      <Alert isInline variant="info" title={t('plugins.gate')} />
      <FileUpload
        id="plugin-file"
        aria-label={t('plugins.file')}
        browseButtonText={t('plugins.browse')}
        clearButtonText={t('plugins.clear')}
        filename={file?.name ?? ''}
        onFileInputChange={(_event, chosen) => setFile(chosen)}
        onClearClick={() => setFile(undefined)}
        hideDefaultPreview
      />
      {share !== undefined && <Progress value={Math.round(100 * share)} title={share < 1 ? t('plugins.sending') : t('plugins.checking')} aria-label={t('plugins.sending')} />}
      <Tick id="allowUnsigned" value={unsigned} onChange={setUnsigned} hint={t('plugins.unsignedHint')} />
    </FormDialog>
  );
}

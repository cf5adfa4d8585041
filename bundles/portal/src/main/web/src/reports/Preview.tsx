import { Button, Modal, ModalBody, ModalFooter, ModalHeader, Spinner } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { ask, type Item, OWN } from '../api/client';
import { NotLoaded } from '../ui/Problem';
import { rowsOf } from './csv';

const MOST_ROWS = 500;
const FRAMED = ['pdf', 'html'];

export const addressOf = (run: Item) => `${OWN}${String(run.content).slice(OWN.length)}`;
export const canPreview = (run: Item) => run.state === 'done' && (FRAMED.includes(String(run.form)) || run.form === 'csv' || run.form === 'json');

/** A report that was made, to be looked at without saving it. */
export function Preview({ run, close }: { run: Item; close: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="large" onClose={close} aria-labelledby="preview-title">
      <ModalHeader title={String(run.title)} labelId="preview-title" />
      <ModalBody tabIndex={0} aria-label={String(run.title)}>
        {FRAMED.includes(String(run.form)) ? (
          // a viewer of PDF does not work in a sandbox
          <iframe className="vireo-preview" src={`${addressOf(run)}?inline=true`} title={String(run.title)} sandbox={run.form === 'html' ? '' : undefined} />
        ) : (
          <PlainText run={run} />
        )}
      </ModalBody>
      <ModalFooter>
        <Button component="a" href={addressOf(run)}>
          {t('reports.save')}
        </Button>
        <Button variant="link" onClick={close}>
          {t('app.close')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

function PlainText({ run }: { run: Item }) {
  const { t } = useTranslation();
  const content = useQuery({ queryKey: ['report', run.id], queryFn: async ({ signal }) => (await ask(addressOf(run), { signal, headers: { Accept: '*/*' } })).text() });
  if (content.error) {
    return <NotLoaded failure={content.error} again={() => void content.refetch()} />;
  }
  if (content.data === undefined) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  if (run.form === 'json') {
    return <pre>{JSON.stringify(JSON.parse(content.data), null, 2)}</pre>;
  }
  const rows = rowsOf(content.data);
  return (
    <>
      <table className="vireo-preview-table">
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, index) => (
            // rows have nothing to be known by but their place
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p>{t('reports.moreRows', { count: rows.length - MOST_ROWS })}</p>}
    </>
  );
}

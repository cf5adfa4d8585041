import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../api/client';
import { FormDialog } from './FormDialog';
import { Text } from './inputs';

/** Has an event told to a user by mail. The engine knows the names of events and refuses others. */
export function SubscriptionForm({ user, close }: { user: Item; close: () => void }) {
  const { t } = useTranslation();
  const [event, setEvent] = useState('');
  const [address, setAddress] = useState(user.email ?? '');
  return (
    <FormDialog
      title={t('part.subscriptions.create')}
      button={t('app.add')}
      close={close}
      variant="small"
      valid={Boolean(event && address)}
      submit={() => post(`/users/${user.id}/eventsubscriptions`, { event, address, notification_method: 'smtp' })}
    >
      <Text id="event" value={event} onChange={setEvent} required focus hint={t('adminHint.event')} />
      <Text id="email" type="email" value={address} onChange={setAddress} required />
    </FormDialog>
  );
}

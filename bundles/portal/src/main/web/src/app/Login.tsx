import { Alert, Button, Form, FormGroup, FormSelect, FormSelectOption, LoginPage, Modal, ModalBody, ModalHeader, TextInput } from '@patternfly/react-core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';
import { useSession } from '../api/session';
import { Failure } from '../ui/Problem';
import { useBrand } from './brand';
import { loginName, tellsProfile } from './loginName';

const KEY = 'vireo.profile';

function LoginForm({ name: known }: { name?: string }) {
  const { t } = useTranslation();
  const { login } = useSession();
  const profiles = useQuery({ queryKey: ['profiles'], queryFn: () => own<{ profiles: string[] }>('/session/profiles') });
  const [name, setName] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const [profile, setProfile] = useState(localStorage.getItem(KEY) ?? 'internal');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const all = profiles.data?.profiles ?? ['internal'];
  useEffect(() => {
    if (profiles.data && !profiles.data.profiles.includes(profile)) {
      setProfile(profiles.data.profiles[0]);
    }
  }, [profiles.data, profile]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await login(loginName(name, profile, profiles.data?.profiles), password);
      localStorage.setItem(KEY, profile);
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
      setPassword('');
    }
  };
  return (
    <Form onSubmit={(event) => void submit(event)}>
      <Failure of={failure} />
      <FormGroup label={t('login.name')} fieldId="login-name" isRequired>
        <TextInput id="login-name" value={name} onChange={(_event, value) => setName(value)} autoComplete="username" autoFocus={!known} required />
      </FormGroup>
      <FormGroup label={t('login.password')} fieldId="login-password" isRequired>
        <TextInput
          id="login-password"
          type="password"
          value={password}
          onChange={(_event, value) => setPassword(value)}
          autoComplete="current-password"
          autoFocus={Boolean(known)}
          required
        />
      </FormGroup>
      {all.length > 1 && !tellsProfile(name, profiles.data?.profiles) && (
        <FormGroup label={t('login.profile')} fieldId="login-profile">
          <FormSelect id="login-profile" value={profile} onChange={(_event, value) => setProfile(value)} aria-label={t('login.profile')}>
            {all.map((one) => (
              <FormSelectOption key={one} value={one} label={one} />
            ))}
          </FormSelect>
        </FormGroup>
      )}
      <Button type="submit" isBlock isLoading={busy} isDisabled={busy || !name || !password}>
        {t('login.submit')}
      </Button>
    </Form>
  );
}

export function LoginScreen() {
  const { t } = useTranslation();
  const brand = useBrand();
  return (
    <LoginPage brandImgSrc="/vireo/brand/logo.svg" brandImgAlt={brand.product} loginTitle={t('login.title', { product: brand.product })} textContent={brand.slogan} className="vireo-login">
      <div className="vireo-login-form">
        <LoginForm />
      </div>
    </LoginPage>
  );
}

/** Over the page when the session has ended: what was typed below it stays. */
export function LoginDialog() {
  const { t } = useTranslation();
  const { user } = useSession();
  useEffect(() => {
    // would close the dialog below as well, and lose what was typed into it
    const held = (event: KeyboardEvent) => event.key === 'Escape' && event.stopPropagation();
    window.addEventListener('keydown', held, { capture: true });
    return () => window.removeEventListener('keydown', held, { capture: true });
  }, []);
  return (
    <Modal isOpen variant="small" aria-labelledby="again-title">
      <ModalHeader title={t('login.again')} labelId="again-title" />
      <ModalBody>
        <Alert isInline isPlain variant="info" title={t('login.expired')} className="vireo-above" />
        <LoginForm name={user?.name} />
      </ModalBody>
    </Modal>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAll } from '../api/queries';
import { FOR_USERS } from '../app/where';
import { kindOf } from '../kinds';

/** What the engine does by itself it does as this user, who has no page. */
const ENGINE = 'aaa00000-0000-0000-0000-123456789aae';

/** The name of another object as a link to it. The API tells ids only: names come from the list of its kind, which is asked for once. */
export function Ref({ kind, to }: { kind: string; to?: { id?: string; name?: string } }) {
  const { t } = useTranslation();
  const found = kindOf(kind);
  const known = useAll(kind, found.path, Boolean(to?.id) && !to?.name);
  const name = useMemo(() => {
    const item = known.data?.find((one) => one.id === to?.id);
    return to?.name ?? (item && (found.title?.(item) ?? item.name));
  }, [to, known.data, found]);
  if (!to?.id) {
    return null;
  }
  if (to.id === ENGINE) {
    return <>{t('user.engine')}</>;
  }
  if (!name && known.isPending) {
    return null;
  }
  // the portal of users has pages of machines alone
  if (FOR_USERS && kind !== 'vm') {
    return <>{name}</>;
  }
  return <Link to={`/${found.path}/${to.id}`}>{name ?? to.id}</Link>;
}

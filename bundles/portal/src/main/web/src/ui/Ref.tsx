import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useName } from '../api/names';
import { FOR_USERS } from '../app/where';
import { kindOf } from '../kinds';

/** What the engine does by itself it does as this user, who has no page. */
const ENGINE = 'aaa00000-0000-0000-0000-123456789aae';

/** The name of another object as a link to it. The API tells ids only: names are asked for, those of a page together. */
export function Ref({ kind, to }: { kind: string; to?: { id?: string; name?: string } }) {
  const { t } = useTranslation();
  const known = useName(kind, to?.name || to?.id === ENGINE ? undefined : to?.id);
  const name = to?.name ?? known;
  if (!to?.id) {
    return null;
  }
  if (to.id === ENGINE) {
    return <>{t('user.engine')}</>;
  }
  if (name === undefined) {
    return null;
  }
  // the portal of users has pages of machines alone
  if (FOR_USERS && kind !== 'vm') {
    return <>{name}</>;
  }
  return <Link to={`/${kindOf(kind).path}/${to.id}`}>{name ?? to.id}</Link>;
}

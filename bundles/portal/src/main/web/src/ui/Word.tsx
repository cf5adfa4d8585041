import { useTranslation } from 'react-i18next';
import { words } from './format';

/** One of the API's constants, as people write them; what is so or not, with yes or no. */
export function Word({ of }: { of: unknown }) {
  const { t } = useTranslation();
  const text = String(of ?? '');
  return <>{text === 'true' || text === 'false' ? t(`word.${text}`) : words(of)}</>;
}

import { Bullseye, Spinner } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { LiveProvider } from '../api/live';
import { useSession } from '../api/session';
import { DetailPage } from '../detail/DetailPage';
import { KINDS } from '../kinds';
import { ListPage } from '../list/ListPage';
import { PluginsProvider } from '../plugins/PluginsProvider';
import { PluginPage as PageOfPlugin } from '../plugins/Show';
import { PluginPage } from '../plugins/PluginPage';
import { Plugins } from '../plugins/Plugins';
import { Reports } from '../reports/Reports';
import { TasksProvider } from '../tasks/run';
import { Boundary, NotLoaded } from '../ui/Problem';
import { UploadsProvider } from '../uploads/provider';
import { Dashboard } from './Dashboard';
import { LoginDialog, LoginScreen } from './Login';
import { NotFound } from './NotFound';
import { Settings } from './Settings';
import { UserSessions } from './UserSessions';
import { Shell } from './Shell';
import { FOR_USERS } from './where';

const MyPages = lazy(async () => ({ default: (await import('../my/MyApp')).MyPages }));
const ConsolePage = lazy(() => import('../consoles/ConsolePage'));
const SerialPage = lazy(() => import('../consoles/SerialPage'));

/** The portal of administrators, or that of users, by the address. */
export function App() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { standing, user, failure, look } = useSession();
  if (failure) {
    return <NotLoaded failure={failure} again={look} />;
  }
  if (standing === 'unknown') {
    return (
      <Bullseye>
        <Spinner aria-label={t('app.loading')} />
      </Bullseye>
    );
  }
  if (standing === 'out') {
    return <LoginScreen />;
  }
  return (
    <LiveProvider key={user?.id}>
      <TasksProvider>
        <UploadsProvider user={user?.id ?? ''}>
          <PluginsProvider>
            <Boundary title={t('problem.title')} at={pathname}>
              <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>{FOR_USERS ? <MyPages /> : <Pages />}</Suspense>
            </Boundary>
          </PluginsProvider>
        </UploadsProvider>
        {standing === 'expired' && <LoginDialog />}
      </TasksProvider>
    </LiveProvider>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="vms/:id/console" element={<ConsolePage />} />
      <Route path="vms/:id/serial" element={<SerialPage />} />
      <Route element={<Shell />}>
        <Route index element={<Dashboard />} />
        {KINDS.flatMap((kind) => [
          <Route key={kind.path} path={kind.path} element={<ListPage key={kind.id} kind={kind} />} />,
          ...(kind.listOnly
            ? []
            : [
                <Route key={`${kind.path}/id`} path={`${kind.path}/:id`} element={<DetailPage kind={kind} />} />,
                <Route key={`${kind.path}/tab`} path={`${kind.path}/:id/:tab`} element={<DetailPage kind={kind} />} />,
              ]),
        ])}
        <Route path="reports" element={<Reports />} />
        <Route path="reports/:tab" element={<Reports />} />
        <Route path="plugins" element={<Plugins />} />
        <Route path="x/:plugin/:page" element={<PageOfPlugin />} />
        <Route path="plugins/:id" element={<PluginPage />} />
        <Route path="plugins/:id/:tab" element={<PluginPage />} />
        <Route path="sessions" element={<UserSessions />} />
        <Route path="settings" element={<Settings />} />
        <Route path="index.html" element={<Navigate to="/" replace />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

import '@patternfly/react-core/dist/styles/base.css';
import './portal.css';
import './forms/forms.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { ApiError } from './api/client';
import { SessionProvider } from './api/session';
import { App } from './app/App';
import { startTheme } from './app/theme';
import { BASE } from './app/where';
import { start } from './i18n';

const RETRIES = 2;
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // what the engine refuses it refuses again
      retry: (count, failure) => count < RETRIES && !(failure instanceof ApiError && failure.status < 500),
    },
  },
});

startTheme();
void start().then(() =>
  createRoot(document.getElementById('root') as HTMLElement).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter basename={BASE}>
          <SessionProvider>
            <App />
          </SessionProvider>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>,
  ),
);

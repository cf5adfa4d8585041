import { Alert, AlertActionLink, Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import { ExclamationCircleIcon } from '@patternfly/react-icons';
import { Component, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';

/** What went wrong, in the engine's words, or what can be said when it does not answer. */
export function useSaying(): (failure: unknown) => string {
  const { t } = useTranslation();
  return (failure) => {
    if (failure instanceof ApiError) {
      return failure.detail.replace(/^\[|\]$/g, '') || failure.reason || t('problem.status', { status: failure.status });
    }
    return failure instanceof TypeError ? t('problem.unreachable') : String(failure);
  };
}

/** An alert with a failure, brought into sight and read out; nothing without one. */
export function Failure({ of }: { of: unknown }) {
  const say = useSaying();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // browsers differ in what this returns, which is no way to end the effect
    place.current?.scrollIntoView?.({ block: 'nearest' });
  }, [of]);
  return of ? (
    <div ref={place}>
      <Alert variant="danger" isInline role="alert" title={say(of)} />
    </div>
  ) : null;
}

/** In place of what could not be loaded. */
export function NotLoaded({ failure, again }: { failure: unknown; again: () => void }) {
  const { t } = useTranslation();
  const say = useSaying();
  const gone = failure instanceof ApiError && failure.status === 404;
  return (
    <EmptyState headingLevel="h2" titleText={gone ? t('problem.gone') : t('problem.title')} icon={ExclamationCircleIcon} status="danger">
      <EmptyStateBody>{say(failure)}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="primary" onClick={again}>
            {t('problem.again')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}

interface Bounds {
  children: ReactNode;
  title: string;
  /** Where the user is: a fault ends with the place where it was met. */
  at?: string;
}

/** Keeps a fault in one part of the page from taking the rest along. */
export class Boundary extends Component<Bounds, { failure?: Error }> {
  state: { failure?: Error } = {};

  static getDerivedStateFromError(failure: Error) {
    return { failure };
  }

  componentDidUpdate(before: Bounds) {
    if (before.at !== this.props.at && this.state.failure) {
      this.setState({ failure: undefined });
    }
  }

  render() {
    return this.state.failure ? <Fault title={this.props.title} failure={this.state.failure} /> : this.props.children;
  }
}

/** A part of the pages may be gone from an engine that was upgraded since they were loaded, so they can be loaded again. */
function Fault({ title, failure }: { title: string; failure: Error }) {
  const { t } = useTranslation();
  return (
    <Alert variant="danger" isInline title={title} actionLinks={<AlertActionLink onClick={() => location.reload()}>{t('problem.reload')}</AlertActionLink>}>
      {failure.message}
    </Alert>
  );
}

import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Link, MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { start } from '../i18n';
import { Boundary } from './Problem';

function Broken(): never {
  throw new Error('a part is gone');
}

function Pages() {
  const { pathname } = useLocation();
  return (
    <>
      <Link to="/whole">whole</Link>
      <Boundary title="Not shown" at={pathname}>
        <Routes>
          <Route path="/" element={<Broken />} />
          <Route path="whole" element={<p>all there</p>} />
        </Routes>
      </Boundary>
    </>
  );
}

beforeEach(() => start());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it('keeps a fault to its page, offers to load it again, and ends with it', () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  render(
    <MemoryRouter>
      <Pages />
    </MemoryRouter>,
  );
  expect(screen.getByText('a part is gone')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
  fireEvent.click(screen.getByText('whole'));
  expect(screen.getByText('all there')).toBeTruthy();
  expect(screen.queryByText('a part is gone')).toBeNull();
});

import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startTheme, useIsDark, useTheme } from './theme';

let system: EventTarget & { matches: boolean };
let stop: () => void;

beforeEach(() => {
  localStorage.removeItem('vireo.theme');
  system = Object.assign(new EventTarget(), { matches: true });
  vi.stubGlobal('matchMedia', () => system);
  stop = startTheme();
});

afterEach(() => {
  stop();
  document.documentElement.className = '';
  localStorage.removeItem('vireo.theme');
  vi.unstubAllGlobals();
});

it('is dark from the start where the system is, and follows it', () => {
  expect(document.documentElement.className).toBe('pf-v6-theme-dark');
  system.matches = false;
  system.dispatchEvent(new Event('change'));
  expect(document.documentElement.className).toBe('');
});

it('is what was chosen, whatever the system is', () => {
  const dark = renderHook(() => useIsDark());
  const theme = renderHook(() => useTheme());
  act(() => theme.result.current[1]('light'));
  expect(document.documentElement.className).toBe('');
  expect(theme.result.current[0]).toBe('light');
  system.dispatchEvent(new Event('change'));
  expect(document.documentElement.className).toBe('');
  act(() => theme.result.current[1]('system'));
  expect(document.documentElement.className).toBe('pf-v6-theme-dark');
  dark.unmount();
});

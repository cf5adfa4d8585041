// @vitest-environment node
import { expect, it } from 'vitest';
import type { Field } from '../kinds';
import { csv } from './export';

const field = (id: string): Field => ({ id, show: (item) => item[id], text: (item) => String(item[id]) });

it('writes rows that spreadsheets read as they are', () => {
  const rows = [{ id: '1', name: 'a,b', note: '=1+1' }, { id: '2', name: 'say "hi"', note: '-x' }];
  expect(csv([field('name'), field('note')], ['Name', 'Note'], rows)).toBe('Name,Note\r\n"a,b",\'=1+1\r\n"say ""hi""",\'-x');
});

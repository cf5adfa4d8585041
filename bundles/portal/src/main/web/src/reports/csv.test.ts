import { expect, it } from 'vitest';
import { rowsOf } from './csv';

it('reads cells with commas, quotes and line ends', () => {
  expect(rowsOf('a,b\r\n"x, y","say ""hi""\nthere"\r\n')).toEqual([['a', 'b'], ['x, y', 'say "hi"\nthere']]);
  expect(rowsOf('a,\n,b')).toEqual([['a', ''], ['', 'b']]);
  expect(rowsOf('')).toEqual([]);
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { body, draftOf, nextStart } from './vmDraft';

const VM = { id: '1', name: 'web', status: 'up', memory: '1073741824', cluster: { id: 'c' }, cpu: { topology: { sockets: '2', cores: '1', threads: '1' } } };

describe('the body of a virtual machine', () => {
  it('has everything for a new one', () => {
    const draft = { ...draftOf(), name: 'new', cluster: 'c', cpus: '4', cores: '2' };
    expect(body(draft)).toMatchObject({
      name: 'new',
      cluster: { id: 'c' },
      memory: '2147483648',
      cpu: { topology: { sockets: 2, cores: 2, threads: 1 } },
      template: { id: '00000000-0000-0000-0000-000000000000' },
    });
  });

  it('has only what differs for one that exists', () => {
    expect(body(draftOf(VM), VM)).toEqual({});
    expect(body({ ...draftOf(VM), memory: '2147483648' }, VM)).toEqual({ memory: '2147483648' });
  });

  it('tells what waits for the next start', () => {
    expect(nextStart({ ...draftOf(VM), chipset: 'q35_ovmf', memory: '2147483648' }, VM)).toEqual(['chipset']);
  });
});

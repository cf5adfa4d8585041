// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { loginName, tellsProfile } from './loginName';

const PROFILES = ['internal', 'corp'];

describe('the name to log in with', () => {
  it('gets the profile that was chosen', () => {
    expect(loginName('jane', 'corp', PROFILES)).toBe('jane@corp');
  });

  it('may tell the profile itself', () => {
    expect(tellsProfile('jane@internal', PROFILES)).toBe(true);
    expect(loginName('jane@internal', 'corp', PROFILES)).toBe('jane@internal');
  });

  it('may hold an at sign of its own', () => {
    expect(tellsProfile('jane.doe@corp.example', PROFILES)).toBe(false);
    expect(loginName('jane.doe@corp.example', 'corp', PROFILES)).toBe('jane.doe@corp.example@corp');
    expect(loginName('jane.doe@corp.example@corp', 'internal', PROFILES)).toBe('jane.doe@corp.example@corp');
  });

  it('is taken as it is while nobody knows which profiles there are', () => {
    expect(loginName('jane@corp', 'internal')).toBe('jane@corp');
    expect(loginName('jane', 'internal')).toBe('jane@internal');
  });
});

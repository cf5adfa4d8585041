import type { Variant } from './toasts';

/** Of the protocol between pages and the frames of plugins; each message carries it. */
export const PROTOCOL = 1;

/** What the page does for a frame. */
export interface Services {
  read: (address: string) => Promise<unknown>;
  navigate: (path: string) => void;
  notify: (text: string, variant: Variant) => void;
  resize: (height: number) => void;
  /** Whether the user is at work in the frame. */
  focused: () => boolean;
}

export interface Reply {
  vireo: typeof PROTOCOL;
  id: unknown;
  answer?: unknown;
  error?: string;
}

const SEGMENTS = /^(\/[A-Za-z0-9_-]+)+$/;
/** Of API v4 these narrow an answer; others, such as follow, reach what another path would have to be declared for. */
const PARAMETERS = new Set(['search', 'max', 'case_sensitive', 'from', 'to', 'grain', 'measure']);
const VARIANTS = ['info', 'success', 'warning', 'danger'];
const TALLEST = 4000;
const MOST_AT_ONCE = 10;

/** The address for a path that a frame wants to read. Throws when none of those declared fits. */
export function readable(path: unknown, declared: readonly string[]): string {
  const [plain, query = ''] = String(path).split('?');
  const fits = (pattern: string) => {
    const wanted = pattern.split('/');
    const there = plain.split('/');
    return wanted.length === there.length && wanted.every((segment, at) => segment === there[at] || (segment === '*' && there[at] !== ''));
  };
  if (typeof path !== 'string' || !SEGMENTS.test(plain) || !declared.some(fits)) {
    throw new Error(`The plugin does not declare that it reads ${plain}.`);
  }
  const parameters = new URLSearchParams(query);
  for (const name of parameters.keys()) {
    if (!PARAMETERS.has(name)) {
      throw new Error(`A frame may not send the parameter ${name}.`);
    }
  }
  return parameters.size > 0 ? `${plain}?${parameters}` : plain;
}

/** Does what a frame asks for, of the few things it can. Whatever it sends is taken for hostile. */
export class Bridge {
  private reading = 0;

  constructor(
    private readonly reads: readonly string[],
    private readonly services: Services,
  ) {}

  /** The reply; none for what is no message of the protocol. */
  async take(message: unknown): Promise<Reply | undefined> {
    const asked = message as { vireo?: unknown; id?: unknown; call?: unknown } | null;
    if (typeof asked !== 'object' || asked === null || asked.vireo !== PROTOCOL || typeof asked.call !== 'string') {
      return undefined;
    }
    const { id } = asked;
    if (typeof id !== 'number') {
      return undefined;
    }
    try {
      return { vireo: PROTOCOL, id, answer: await this.carryOut(asked.call, asked as Record<string, unknown>) };
    } catch (failure) {
      return { vireo: PROTOCOL, id, error: failure instanceof Error ? failure.message : String(failure) };
    }
  }

  private carryOut(call: string, asked: Record<string, unknown>): Promise<unknown> | void {
    switch (call) {
      case 'read':
        return this.read(asked.path);
      case 'navigate':
        return this.navigate(asked.path);
      case 'notify':
        return this.services.notify(String(asked.text), (VARIANTS.includes(String(asked.variant)) ? asked.variant : 'info') as Variant);
      case 'resize':
        return this.services.resize(Math.max(0, Math.min(TALLEST, Number(asked.height) || 0)));
      default:
        throw new Error(`There is no call ${call}.`);
    }
  }

  private async read(path: unknown): Promise<unknown> {
    const address = readable(path, this.reads);
    if (this.reading >= MOST_AT_ONCE) {
      throw new Error(`A frame reads ${MOST_AT_ONCE} things at once at most.`);
    }
    this.reading++;
    try {
      return await this.services.read(address);
    } finally {
      this.reading--;
    }
  }

  private navigate(path: unknown): void {
    if (typeof path !== 'string' || !/^\/(?![/\\])[\w\-./~?=&%]*$/.test(path)) {
      throw new Error('A frame leads to pages of the portal only.');
    }
    if (!this.services.focused()) {
      throw new Error('A frame leads elsewhere only while the user is at work in it.');
    }
    this.services.navigate(path);
  }
}

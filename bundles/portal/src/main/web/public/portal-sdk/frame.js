/*
 * For pages of plugins that are shown in frames: <script src="/vireo/portal/portal-sdk/frame.js"></script>, before their own scripts.
 * The page around answers these calls alone; `vireo.read` gets what portal.json declares under "reads", with what the user may see.
 */
(() => {
  const PROTOCOL = 1;
  const waiting = new Map();
  const listeners = { surroundings: new Set(), changed: new Set() };
  let numbers = 0;
  let surroundings;

  const post = (message) => parent.postMessage({ vireo: PROTOCOL, ...message }, '*');

  const ask = (call, more) =>
    new Promise((resolve, reject) => {
      const id = ++numbers;
      waiting.set(id, { resolve, reject });
      post({ id, call, ...more });
    });

  function surrounded(told) {
    surroundings = told;
    document.documentElement.lang = told.language;
    document.documentElement.dir = told.direction;
    document.documentElement.classList.toggle('vireo-dark', told.theme === 'dark');
  }

  addEventListener('message', ({ source, data }) => {
    if (source !== parent || data?.vireo !== PROTOCOL) {
      return;
    }
    if (data.event) {
      if (data.event === 'surroundings') {
        surrounded(data);
      }
      listeners[data.event]?.forEach((listener) => listener(data));
      return;
    }
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) {
      one?.resolve(data.answer);
    } else {
      one?.reject(new Error(data.error));
    }
  });

  window.vireo = {
    /** Reads a path of the API, such as /ovirt-engine/api/vms?max=5. */
    read: (path) => ask('read', { path }),
    /** Goes to a page of the portal, such as /vms, while the user is at work in the frame. */
    navigate: (path) => ask('navigate', { path }),
    /** Says something in the corner of the page. */
    notify: (text, variant = 'info') => ask('notify', { text, variant }),
    /** Sets the frame's height in pixels; without this call it follows that of the body. */
    resize: (height) => ask('resize', { height }),
    /** Theme, language, direction, and kind and id of the object whose page this is part of; again when they change. */
    onSurroundings: (listener) => {
      listeners.surroundings.add(listener);
      if (surroundings) {
        listener(surroundings);
      }
    },
    /** Something of a kind changed that pages show. */
    onChanged: (listener) => listeners.changed.add(listener),
  };

  addEventListener('DOMContentLoaded', () => {
    new ResizeObserver(() => void ask('resize', { height: document.body.offsetHeight })).observe(document.body);
    post({ call: 'hello' });
  });
})();

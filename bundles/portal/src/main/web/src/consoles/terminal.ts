import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';

const SCROLLBACK_LINES = 5000;

/** In place of a style element: our policy lets pages have no styles in their text, but sheets made by scripts. */
function sheetInPlace(plain: HTMLElement): HTMLElement {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  Object.defineProperty(plain, 'textContent', { set: (text: string) => sheet.replaceSync(text) });
  plain.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    Element.prototype.remove.call(plain);
  };
  plain.hidden = true;
  return plain;
}

/** Opens a terminal within the policy: it writes three sheets of styles when it is opened. */
function openWithin(terminal: Terminal, parent: HTMLElement): void {
  const make = document.createElement.bind(document) as (tag: string) => HTMLElement;
  const making = (tag: string) => (tag === 'style' ? sheetInPlace(make('span')) : make(tag));
  document.createElement = making as typeof document.createElement;
  try {
    terminal.open(parent);
  } finally {
    delete (document as Partial<Document>).createElement;
  }
}

/** Cells in true colour get their style as an attribute, which the policy refuses; set as a property it is fine. */
HTMLSpanElement.prototype.setAttribute = function (name: string, value: string) {
  if (name === 'style') {
    this.style.cssText = value;
  } else {
    Element.prototype.setAttribute.call(this, name, value);
  }
};

/** A terminal in an element, as large as fits. */
export function terminalIn(parent: HTMLElement): { terminal: Terminal; close: () => void } {
  const terminal = new Terminal({
    scrollback: SCROLLBACK_LINES,
    cursorBlink: true,
    screenReaderMode: true,
    fontFamily: '"Red Hat Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  openWithin(terminal, parent);
  const watch = new ResizeObserver(() => fit.fit());
  watch.observe(parent);
  return {
    terminal,
    close: () => {
      watch.disconnect();
      terminal.dispose();
    },
  };
}

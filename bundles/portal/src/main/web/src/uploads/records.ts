/** What this browser remembers of uploads that are not at their end, so that they go on after the page was closed. No key to an image is among it. */

const KEY = 'vireo.uploads';

export interface Record {
  /** Of the transfer. */
  id: string;
  /** Whose it is. */
  user: string;
  disk: string;
  name: string;
  /** Whether the bytes are those that a guest sees. */
  raw: boolean;
  file: { name: string; size: number; modified: number };
  /** Up to here every byte was confirmed, and flushed to the storage. */
  offset: number;
}

function all(): Record[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

const write = (records: Record[]) => localStorage.setItem(KEY, JSON.stringify(records));

/** Those of a user. */
export const recordsOf = (user: string) => all().filter((record) => record.user === user);

export const keep = (record: Record) => write([...all().filter((one) => one.id !== record.id), record]);

export const drop = (id: string) => write(all().filter((one) => one.id !== id));

/** Whether a file seems to be the one that was begun with. */
export const fits = (record: Record, file: File) =>
  file.name === record.file.name && file.size === record.file.size && file.lastModified === record.file.modified;

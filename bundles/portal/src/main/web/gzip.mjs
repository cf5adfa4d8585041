// Compresses what is worth it beside the files themselves, once, instead of with every request.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const out = process.argv[2];
for (const file of readdirSync(out, { recursive: true })) {
  if (/\.(js|css|svg|html|json)$/.test(file)) {
    writeFileSync(`${out}/${file}.gz`, gzipSync(readFileSync(`${out}/${file}`), { level: 9 }));
  }
}

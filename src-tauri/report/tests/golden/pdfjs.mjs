// Prints the text of PDFs as pdf.js reads them: a form feed after each page, a group separator after each file.
// Usage: node pdfjs.mjs FOLDER_OF_PDFJS_DIST FILE...
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [, , folder, ...files] = process.argv;
const { getDocument, VerbosityLevel } = await import(pathToFileURL(`${folder}/legacy/build/pdf.mjs`).href);
for (const file of files) {
  const data = new Uint8Array(await readFile(file));
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    process.stdout.write(items.map((item) => item.str + (item.hasEOL ? '\n' : '')).join('') + '\f');
  }
  await task.destroy();
  process.stdout.write('\x1d');
}

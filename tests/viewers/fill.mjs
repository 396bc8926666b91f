// Fills in a form as Firefox does: node fill.mjs IN.pdf VALUES.json OUT.pdf
import { readFile, writeFile } from "node:fs/promises";

// The library asks for what browsers draw with as soon as it is loaded; nothing is drawn here.
for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globalThis[name] ??= class {};
const { getDocument, VerbosityLevel } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const [source, values, target] = process.argv.slice(2);
const wanted = JSON.parse(await readFile(values, "utf8"));
const task = getDocument({
  data: new Uint8Array(await readFile(source)),
  verbosity: VerbosityLevel.ERRORS,
});
const document = await task.promise;
const seen = [];
for (let number = 1; number <= document.numPages; number++) {
  const page = await document.getPage(number);
  for (const field of await page.getAnnotations()) {
    if (!(field.fieldName in wanted)) continue;
    document.annotationStorage.setValue(field.id, { value: wanted[field.fieldName] });
    seen.push(field.fieldName);
  }
}
await writeFile(target, await document.saveDocument());
await task.destroy();
const missing = Object.keys(wanted).filter((name) => !seen.includes(name));
if (missing.length) {
  console.error(`not in the form: ${missing.join(", ")}`);
  process.exit(1);
}

// The preview's pages, by pdf.js with its worker bundled. No eval, no fetching: the bytes come from the Rust side.
import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerUrl;

export type Pages = PDFDocumentProxy;

/** Opens a PDF. It is to be destroyed when it is no longer shown. */
export function openPdf(bytes: Uint8Array): Promise<Pages> {
  return getDocument({
    data: bytes,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    useWasm: false,
  }).promise;
}

/** Draws a page at a zoom onto a canvas, sharp on the screen's own pixels. Returns how to give it up. */
export function drawPage(pages: Pages, number: number, canvas: HTMLCanvasElement, zoom: number): () => void {
  let stop = () => {};
  let stopped = false;
  void pages.getPage(number).then(async (page) => {
    if (stopped) return;
    const viewport = page.getViewport({ scale: zoom * (globalThis.devicePixelRatio || 1) });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    const task = page.render({ canvas, viewport });
    stop = () => task.cancel();
    await task.promise.catch((thrown: unknown) => {
      if (!stopped) throw thrown;
    });
  });
  return () => {
    stopped = true;
    stop();
  };
}

/**
 * Drawing a PDF in the window. The renderer is large, so it is loaded when the first preview opens.
 * Nothing is fetched and nothing in the file is run: letters are drawn as shapes, without fonts or scripts.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** Opens the bytes of a PDF; takes them over. Close it with `destroy()`. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  pdfjs.GlobalWorkerOptions.workerSrc = worker;
  return pdfjs.getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: true,
  }).promise;
}

/** Draws a page as wide as asked, in pixels of the screen. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
  width: number,
): Promise<void> {
  const page = await pdf.getPage(number);
  const size = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: (width * (window.devicePixelRatio || 1)) / size.width });
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise;
}

/** What stands on a page, for who can't see it. */
export async function readPage(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number);
  // Not `getTextContent`: it walks over a stream in a way that WebKit does not know.
  const reader = (page.streamTextContent() as ReadableStream<TextContent>).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const item of part.value.items) {
      if ('str' in item) text += item.str + (item.hasEOL ? '\n' : '');
    }
  }
  return text.trim();
}

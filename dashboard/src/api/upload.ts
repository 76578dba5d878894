import { answers } from "./client";
import type { Job } from "./job";
import { Problem } from "./problem";
import { apiUrl, type Query, type Schemas } from "./request";

interface UploadOptions {
  /** Called as bytes leave, 0 to 1; null where the browser cannot tell. */
  onprogress: (share: number | null) => void;
  signal: AbortSignal;
}

/** Uploads a catalogue's file; answers the job that imports it. Throws a Problem; when `signal` aborts,
 * its reason. */
export function uploadFile(file: Blob, query: Query<"/api/v1/imports", "post">, options: UploadOptions): Promise<Job> {
  return upload(apiUrl("/api/v1/imports", {}, query), "text/csv", file, options);
}

/** Uploads a sound; answers the job that listens to it. Throws as uploadFile(). */
export function uploadSound(file: Blob, query: Query<"/api/v1/listen", "post">, options: UploadOptions): Promise<Job> {
  return upload(apiUrl("/api/v1/listen", {}, query), "application/octet-stream", file, options);
}

// By XMLHttpRequest, as fetch() does not tell how far an upload is. No time limit: a file of a gigabyte
// takes what it takes.
function upload(url: string, type: string, file: Blob, { onprogress, signal }: UploadOptions): Promise<Job> {
  return new Promise((resolve, reject) => {
    const exchange = new XMLHttpRequest();
    const stop = (): void => exchange.abort();
    exchange.open("POST", url);
    exchange.setRequestHeader("content-type", type);
    exchange.upload.onprogress = (event) => onprogress(event.lengthComputable ? event.loaded / event.total : null);
    exchange.onload = () => {
      answers.age();
      if (exchange.status === 202) resolve(JSON.parse(exchange.responseText) as Job);
      else reject(refusalOf(exchange.status, exchange.responseText));
    };
    exchange.onerror = () => reject(new Problem("offline"));
    exchange.onabort = () => reject(signal.reason as Error);
    exchange.onloadend = () => signal.removeEventListener("abort", stop);
    signal.addEventListener("abort", stop);
    exchange.send(file);
  });
}

/** The problem that an answer's text tells; without a document, its status alone. */
export function refusalOf(status: number, text: string): Problem {
  let document: Partial<Schemas["Problem"]> = {};
  try {
    document = (JSON.parse(text) as Partial<Schemas["Problem"]> | null) ?? {};
  } catch {
    // A proxy's page.
  }
  return new Problem(status, document.detail ?? document.title ?? "", document.remedy ?? "", document.place ?? null);
}

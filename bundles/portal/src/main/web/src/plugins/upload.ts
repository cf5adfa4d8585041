import { ApiError, OWN } from '../api/client';

/** Sends a file and tells how much of it is on its way, 0 to 1: what fetch cannot tell. */
export function upload<T>(path: string, file: File, progress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', OWN + path);
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-Vireo-Portal', '1');
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new TypeError('the engine is out of reach'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }
      try {
        const said = JSON.parse(request.responseText);
        reject(new ApiError(request.status, said.title ?? '', said.detail ?? ''));
      } catch {
        reject(new ApiError(request.status, request.statusText, ''));
      }
    };
    request.send(file);
  });
}

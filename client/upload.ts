import { messageOf } from './session/auth.ts'

/** An upload that the server declined; the message is for the reader. */
export class UploadRefused extends Error {}

/**
 * Sends a file as the body of a request.
 * @param onProgress gets the share that has left, from 0 to 1
 * @returns the answer's JSON
 * @throws UploadRefused with the server's sentence; TypeError when the server cannot be reached
 */
export function upload<Answer>(url: string, file: File, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how much has left.
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.responseType = 'json'
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(new TypeError('The upload broke off.'))
    request.onload = () => {
      if (request.status < 300) resolve(request.response as Answer)
      else reject(new UploadRefused(messageOf(request.response) ?? ''))
    }
    request.send(file)
  })
}

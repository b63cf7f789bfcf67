import { saveAddress, saveFile } from '@/lib/save-file';
import type { Opened } from './open-sealed';

/** "Echo: Dawn (Deluxe)" → "echo-dawn-deluxe". */
export function fileStem(title: string): string {
  const stem = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return stem || 'key';
}

export function saveText(title: string, text: string): void {
  saveFile(`${fileStem(title)}.txt`, new Blob([`${title}\n\n${text}\n`], { type: 'text/plain' }));
}

export function saveImage(title: string, image: Extract<Opened, { kind: 'image' }>): void {
  const ending = image.type.replace('image/', '').replace('svg+xml', 'svg').replace('jpeg', 'jpg');
  saveAddress(`${fileStem(title)}.${ending}`, image.source);
}

import type { Opened } from './open-sealed';

/** "Echo: Dawn (Deluxe)" → "echo-dawn-deluxe". */
export function fileStem(title: string): string {
  const stem = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return stem || 'key';
}

function save(name: string, address: string) {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

export function saveText(title: string, text: string): void {
  const address = URL.createObjectURL(new Blob([`${title}\n\n${text}\n`], { type: 'text/plain' }));
  save(`${fileStem(title)}.txt`, address);
  URL.revokeObjectURL(address);
}

export function saveImage(title: string, image: Extract<Opened, { kind: 'image' }>): void {
  const ending = image.type.replace('image/', '').replace('svg+xml', 'svg').replace('jpeg', 'jpg');
  save(`${fileStem(title)}.${ending}`, image.source);
}

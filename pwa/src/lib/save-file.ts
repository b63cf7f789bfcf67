/** Offers what lies at an address of this tab (`blob:`, `data:`) as a download. */
export function saveAddress(name: string, address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}

/** Offers bytes as a download. They stay in this tab; their address is given up at once. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  saveAddress(name, address);
  URL.revokeObjectURL(address);
}

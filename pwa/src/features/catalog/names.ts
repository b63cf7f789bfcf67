const categories: Record<string, string> = {
  games: 'Games',
  dlc: 'DLC',
  software: 'Software',
  subscriptions: 'Subscriptions',
  'gift-cards': 'Gift cards',
  accounts: 'Accounts',
};

/** "gift-cards" → "Gift cards". */
export function categoryName(slug: string): string {
  const words = slug.replaceAll(/[-_]/g, ' ');
  return categories[slug] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const deliveries: Record<string, string> = {
  key: 'Activation key',
  account: 'Account with its login',
  code: 'Redeemable code',
  license: 'License key',
  bundle: 'Bundle of keys',
  custom: 'Digital delivery',
};

/** What the buyer receives, in words. */
export function deliveryName(type: string): string {
  return deliveries[type] ?? 'Digital delivery';
}

/** What to say about stock; nothing while there is plenty. */
export function stockText(product: {
  in_stock: boolean;
  stock: number;
  is_preorder: boolean;
}): string | null {
  if (product.is_preorder) return 'Pre-order';
  if (!product.in_stock) return 'Sold out';
  return product.stock < 5 ? `Only ${product.stock} left` : null;
}

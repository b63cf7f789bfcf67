import { Moon, Sun } from 'lucide-react';
import { toggleTheme, useTheme } from '@/lib/theme';
import { Button } from './button';

export function ThemeToggle() {
  const next = useTheme() === 'dark' ? 'light' : 'dark';
  const Icon = next === 'dark' ? Moon : Sun;
  const label = `Use the ${next} theme`;
  return (
    <Button
      tone="quiet"
      size="icon"
      data-testid="theme-toggle"
      aria-label={label}
      title={label}
      onClick={toggleTheme}
    >
      <Icon aria-hidden="true" className="size-5" />
    </Button>
  );
}

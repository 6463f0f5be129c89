import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';

/** The three settings in the order a click goes through them. */
const settings = {
  auto: { words: 'as the system', next: 'light', Icon: IconDeviceDesktop },
  light: { words: 'light', next: 'dark', Icon: IconSun },
  dark: { words: 'dark', next: 'auto', Icon: IconMoon },
} as const satisfies Record<MantineColorScheme, object>;

/** Light, dark, or as the system says: each click goes to the next, and back to the system. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { words, next, Icon } = settings[colorScheme];
  const label = `Colours: ${words}. Change to ${settings[next].words}`;
  return (
    <button
      type="button"
      className="way"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(next)}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}

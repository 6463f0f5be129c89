import { Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface Props {
  /** what is searched for now */
  readonly text: string;
  /** called with the trimmed text when typing pauses */
  readonly onSettle: (text: string) => void;
}

const pauseMilliseconds = 200;

/** As much as the archive accepts. */
const longestText = 60;

/** Where a target is typed: the archive is asked when typing pauses; `/` comes here, Escape clears. */
export function SearchBox({ text, onSettle }: Props) {
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const settle = useDebouncedCallback((value: string) => {
    asked.current = value;
    onSettle(value);
  }, pauseMilliseconds);
  // when the address changes by itself, by back or by a link, the box follows; its own echo it leaves alone
  useEffect(() => {
    if (text === asked.current) return;
    asked.current = text;
    setTyped(text);
  }, [text]);
  const change = (value: string) => {
    setTyped(value);
    settle(value.trim());
  };
  return (
    <TextInput
      id="search"
      type="search"
      role="searchbox"
      aria-label="Find a target"
      aria-keyshortcuts="/"
      placeholder="target or rootname, e.g. GJ 436"
      leftSection={<IconSearch size={16} />}
      rightSection={<Kbd size="xs">/</Kbd>}
      size="md"
      flex="1 1 16rem"
      maxLength={longestText}
      autoComplete="off"
      spellCheck={false}
      value={typed}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onKeyDown={({ key }) => key === 'Escape' && change('')}
    />
  );
}

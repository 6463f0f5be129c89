import { useEffect, useState } from 'react';

/** What is under 100 ms shows nothing. */
export const patienceMilliseconds = 150;

/** Whether so much time has passed since this was first shown (ms). */
export function useLate(milliseconds: number): boolean {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return isLate;
}

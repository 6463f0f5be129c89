import { Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lightcurveQuery } from '../../api/queries.js';
import { Awaited } from '../../ui/awaited.js';
import { configurationName } from '../../ui/format.js';
import { LightcurveHeading } from './lightcurve-heading.js';
import './lightcurve.css';

interface Props {
  readonly id: string;
  /** the ways between the pages of the lightcurve */
  readonly tabs: ReactNode;
  readonly children: ReactNode;
}

/** What stands above every page of a lightcurve: what it is of, its file, the ways to the other pages. */
export function LightcurveFrame({ id, tabs, children }: Props) {
  const description = useQuery(lightcurveQuery(id));
  const lightcurve = description.data;
  useDocumentTitle(
    lightcurve === undefined ? 'hstlc' : `${lightcurve.target} · ${configurationName(lightcurve)} · hstlc`,
  );
  return (
    <Awaited query={description} what="fetching the lightcurve">
      {(described) => (
        <Stack gap="md">
          <LightcurveHeading lightcurve={described} />
          {tabs}
          {children}
        </Stack>
      )}
    </Awaited>
  );
}

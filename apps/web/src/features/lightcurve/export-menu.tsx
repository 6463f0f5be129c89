import { Button, Menu } from '@mantine/core';
import { routes, type LightcurveDetail } from '@hstlc/contract';
import { IconDownload } from '@tabler/icons-react';
import { saveFile } from '../../ui/save-file.js';
import { toCsv, toEcsv, type SeenColumn } from './seen-table.js';

interface Props {
  readonly lightcurve: LightcurveDetail;
  /** what is seen, made when it is asked for */
  readonly tableOf: () => readonly SeenColumn[];
  readonly onImage: (format: 'png' | 'svg') => void;
}

/** What is seen, as table or picture; and everything, as the archive keeps it. */
export function ExportMenu({ lightcurve, tableOf, onImage }: Props) {
  const { id, filename, sha256, target } = lightcurve;
  const name = `${id}_seen`;
  const meta = { target, product: filename, sha256, address: window.location.href };
  const data = (format: string) => `${routes.lightcurveData(id)}?format=${format}`;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
          export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>what is seen</Menu.Label>
        <Menu.Item onClick={() => saveFile(`${name}.csv`, toCsv(tableOf()), 'text/csv')}>
          table, CSV
        </Menu.Item>
        <Menu.Item onClick={() => saveFile(`${name}.ecsv`, toEcsv(tableOf(), meta), 'text/plain')}>
          table with units, ECSV
        </Menu.Item>
        <Menu.Item onClick={() => onImage('png')}>picture, PNG</Menu.Item>
        <Menu.Item onClick={() => onImage('svg')}>picture, SVG</Menu.Item>
        <Menu.Label>everything</Menu.Label>
        <Menu.Item component="a" href={routes.product(filename)} download={filename}>
          the product, FITS
        </Menu.Item>
        <Menu.Item component="a" href={data('votable')} download={`${id}.vot`}>
          all bins, VOTable
        </Menu.Item>
        <Menu.Item component="a" href={data('ecsv')} download={`${id}.ecsv`}>
          all bins, ECSV
        </Menu.Item>
        <Menu.Item component="a" href={data('csv')} download={`${id}.csv`}>
          all bins, CSV
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

import type { PhotonFold as Fold } from '@hstlc/contract';
import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { failureWords } from '../../api/failure-words.js';
import { photonFoldQuery, type PhotonFoldChoice } from '../../api/photon-fold.js';
import { chance } from '../../ui/format.js';

interface Props {
  /** exposures whose curve is folded */
  readonly rootnames: readonly string[];
  readonly choice: PhotonFoldChoice;
}

/** Each exposure's photons are read anew: more at once would keep others waiting. */
const mostExposures = 6;

/** Asks the photons themselves whether they know of the period, when that is wanted. */
export function PhotonFold({ rootnames, choice }: Props) {
  const [isAsked, setAsked] = useState(false);
  if (rootnames.length > mostExposures)
    return (
      <Text size="xs" c="dimmed" px="sm" pb="sm">
        Choose at most {mostExposures} exposures to ask their photons for this period.
      </Text>
    );
  if (!isAsked)
    return (
      <div className="shuffle-bar">
        <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
          ask the photons
        </Button>
        <Text size="xs" c="dimmed">
          Z², H-test and epoch folding of the photons themselves, without bins between
        </Text>
      </div>
    );
  return (
    <>
      <Table.ScrollContainer type="native" minWidth={340} tabIndex={0} aria-label="tests of the photons">
        <Table fz="sm" verticalSpacing={3}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>exposure</Table.Th>
              <Table.Th>photons</Table.Th>
              <Table.Th title="epoch folding, Leahy et al. 1983">folding</Table.Th>
              <Table.Th title="two harmonics, Buccheri et al. 1983">Z²</Table.Th>
              <Table.Th title="de Jager et al. 1989">H-test</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rootnames.map((rootname) => (
              <ExposureRow key={rootname} rootname={rootname} choice={choice} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="dimmed" px="sm" pb="sm">
        chances that a constant source does as much at this one period; of a period found by searching, the
        false alarm of the search counts
      </Text>
    </>
  );
}

function ExposureRow({ rootname, choice }: { readonly rootname: string; readonly choice: PhotonFoldChoice }) {
  const { data, error } = useQuery(photonFoldQuery(rootname, choice));
  return (
    <Table.Tr>
      <Table.Td className="mono">{rootname}</Table.Td>
      {data === undefined ? (
        <Table.Td colSpan={4} role="status">
          {error === null ? 'reading its photons' : failureWords(error).hint}
        </Table.Td>
      ) : (
        <Found fold={data} />
      )}
    </Table.Tr>
  );
}

function Found({ fold }: { readonly fold: Fold }) {
  const { photonCount, probability, zSquared, hTest, caveats } = fold;
  const doubts = caveats.filter(({ code }) => foldCodes.includes(code));
  return (
    <>
      <Table.Td>
        {photonCount.toLocaleString('en')}
        {doubts.map(({ code, text }) => (
          <Text key={code} size="xs" c="dimmed">
            {text}
          </Text>
        ))}
      </Table.Td>
      <Table.Td>{chance(probability)}</Table.Td>
      <Table.Td>{chance(zSquared.probability)}</Table.Td>
      <Table.Td>
        {chance(hTest.probability)} <span className="unit">{hTest.harmonics} harm.</span>
      </Table.Td>
    </>
  );
}

/** Caveats of folding; those of the exposure itself stand with its lightcurve. */
const foldCodes = ['beyond-clock', 'few-cycles', 'recorded-clock'];

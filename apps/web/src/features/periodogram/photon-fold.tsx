import type { PhotonFold as Fold } from '@hstlc/contract';
import { Anchor, Button, Table, Text } from '@mantine/core';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiFailure } from '../../api/client.js';
import { failureWords } from '../../api/failure-words.js';
import { photonFoldQuery, type PhotonFoldChoice } from '../../api/photon-fold.js';
import { chance, grouped } from '../../ui/format.js';

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
  if (isAsked) return <Tests rootnames={rootnames} choice={choice} />;
  return (
    <div className="ask-bar no-print">
      <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
        ask the photons
      </Button>
      <Text size="xs" c="dimmed">
        Z², H-test and epoch folding of the photons themselves, without bins between
      </Text>
    </div>
  );
}

function Tests({ rootnames, choice }: Props) {
  const answers = useQueries({ queries: rootnames.map((rootname) => photonFoldQuery(rootname, choice)) });
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
              <Table.Th title="de Jager et al. 1989; in brackets the harmonics it chose">H-test</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rootnames.map((rootname, index) => (
              <Table.Tr key={rootname}>
                <Table.Td className="mono">{rootname}</Table.Td>
                <Answer answer={answers[index]!} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {doubtsOf(answers.map(({ data }) => data)).map((text) => (
        <Text key={text} size="xs" px="sm" pb={4}>
          {text}
        </Text>
      ))}
      <Text size="xs" c="dimmed" px="sm" pb="sm">
        chances that a constant source does as much at this one period; of a period found by searching, the
        false alarm of the search counts
      </Text>
    </>
  );
}

function Answer({ answer }: { readonly answer: UseQueryResult<Fold> }) {
  const { data, error, refetch } = answer;
  if (data !== undefined) return <Found fold={data} />;
  return (
    <Table.Td colSpan={4} role="status">
      {error === null ? (
        'reading its photons'
      ) : (
        <>
          {whyNot(error)}{' '}
          <Anchor component="button" type="button" fz="sm" onClick={() => void refetch()}>
            ask again
          </Anchor>
        </>
      )}
    </Table.Td>
  );
}

function Found({ fold: { photonCount, probability, zSquared, hTest } }: { readonly fold: Fold }) {
  return (
    <>
      <Table.Td>{grouped(photonCount)}</Table.Td>
      <Table.Td>{chance(probability)}</Table.Td>
      <Table.Td>{chance(zSquared.probability)}</Table.Td>
      <Table.Td>
        {chance(hTest.probability)} ({hTest.harmonics})
      </Table.Td>
    </>
  );
}

/** Of what cannot be folded the archive says why. */
function whyNot(error: Error): string {
  const isRefused = error instanceof ApiFailure && error.code === 'invalid-request';
  return isRefused ? error.message : failureWords(error).hint;
}

/** Caveats of folding; those of the exposure itself stand with its lightcurve. */
const foldCodes = ['beyond-clock', 'few-cycles', 'recorded-clock'];

function doubtsOf(folds: readonly (Fold | undefined)[]): readonly string[] {
  const caveats = folds.flatMap((fold) => fold?.caveats ?? []);
  const texts = caveats.filter(({ code }) => foldCodes.includes(code)).map(({ text }) => text);
  return [...new Set(texts)];
}

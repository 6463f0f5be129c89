import { Table, Text } from '@mantine/core';
import type { Product } from '../../api/product.js';

/** What the product was made with, as its own PARAMETERS table has it. */
export function ParameterTable({ parameters }: Pick<Product, 'parameters'>) {
  if (parameters.length === 0) return <Text size="sm">The product has no table of parameters.</Text>;
  return (
    <Table.ScrollContainer type="native" minWidth={320} tabIndex={0} aria-label="parameters">
      <Table fz="sm" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>parameter</Table.Th>
            <Table.Th>value</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parameters.map(({ key, value, unit }) => (
            <Table.Tr key={key}>
              <Table.Td className="rootname">{key}</Table.Td>
              <Table.Td>
                {value} <span className="unit">{unit}</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

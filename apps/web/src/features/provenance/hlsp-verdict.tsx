import { Text } from '@mantine/core';
import type { LightcurveDetail } from '@hstlc/contract';
import type { HlspCheck } from '@hstlc/lightcurve/rows';
import { useQuery } from '@tanstack/react-query';
import { hlspChecksQuery, type Product } from '../../api/product.js';
import { AwaitedPart } from '../../ui/awaited.js';

interface Props {
  readonly lightcurve: LightcurveDetail;
  readonly product: Product;
}

/** The checks that MAST's rules ask of a product, made on the very file, here. */
export function HlspVerdict({ lightcurve, product }: Props) {
  const checks = useQuery(hlspChecksQuery(lightcurve, product));
  return (
    <AwaitedPart query={checks} what="checking headers, tables and checksums">
      {(made) => <Verdict checks={made} />}
    </AwaitedPart>
  );
}

function Verdict({ checks }: { readonly checks: readonly HlspCheck[] }) {
  const failed = checks.filter(({ passed }) => !passed);
  return (
    <>
      <Text size="sm">
        {failed.length === 0
          ? `All ${checks.length} checks of a High Level Science Product hold.`
          : `${failed.length} of ${checks.length} checks do not hold; it cannot be delivered as it is.`}
      </Text>
      <details open={failed.length > 0}>
        <summary className="unit">the checks</summary>
        <ul className="checks">
          {checks.map(({ number, name, passed, expected, found }) => (
            <li key={number} data-passed={passed}>
              {passed ? 'holds' : 'fails'}: {name}
              {!passed && (
                <span className="unit">
                  {' '}
                  expected {expected}; found {found}
                </span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

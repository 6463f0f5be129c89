import { Stack, Text, Title } from '@mantine/core';
import type { LightcurveDetail } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { productQuery, type Product } from '../../api/product.js';
import { lightcurveQuery } from '../../api/queries.js';
import { Awaited } from '../../ui/awaited.js';
import { citation } from '../../ui/citation.js';
import { ExposureInputs } from './exposure-inputs.js';
import { HlspVerdict } from './hlsp-verdict.js';
import { ParameterTable } from './parameter-table.js';
import { curlLines, pythonLines } from './provenance-words.js';
import { VersionList } from './version-list.js';
import './provenance.css';

/** Where a product comes from: its inputs, how it was made, what changed, what to beware of, how to get and to cite it. */
export function ProvenancePage({ id }: { readonly id: string }) {
  const description = useQuery(lightcurveQuery(id));
  // the frame around this page tells of its absence
  return description.data === undefined ? null : <Origin lightcurve={description.data} />;
}

function Origin({ lightcurve }: { readonly lightcurve: LightcurveDetail }) {
  const product = useQuery(productQuery(lightcurve));
  return (
    <Awaited isPart query={product} what="reading the product">
      {(contents) => <Parts lightcurve={lightcurve} product={contents} />}
    </Awaited>
  );
}

interface Props {
  readonly lightcurve: LightcurveDetail;
  readonly product: Product;
}

function Parts({ lightcurve, product }: Props) {
  const { origin: made, provenance, parameters } = product;
  const { caveats, versions, filename, sha256, simulated } = lightcurve;
  const { origin } = window.location;
  return (
    <div className="provenance">
      <Stack gap="lg" miw={0}>
        <Part title="Exposures and their files">
          <ExposureInputs rows={provenance} simulated={simulated} />
        </Part>
        <Part title="Versions">
          <VersionList versions={versions} />
        </Part>
        <Part title="Parameters">
          <ParameterTable parameters={parameters} />
        </Part>
      </Stack>
      <Stack gap="lg" miw={0}>
        <Part title="Identity">
          <dl className="facts">
            <Fact name="file" value={filename} />
            <Fact name="which bytes (sha256)" value={sha256} />
            <Fact name="how made (provenance hash)" value={made.provenanceHash ?? 'not in the header'} />
            <Fact name="made by" value={made.creator ?? 'not in the header'} />
            <Fact name="newest input of" value={made.date ?? 'not in the header'} />
          </dl>
          <Text size="xs" c="dimmed">
            The same inputs, reference files, parameters and code give the same bytes.
          </Text>
        </Part>
        <Part title="Caveats">
          {caveats.length === 0 ? (
            <Text size="sm">none</Text>
          ) : (
            <ul className="caveats">
              {caveats.map(({ code, text }) => (
                <li key={`${code} ${text}`}>{text}</li>
              ))}
            </ul>
          )}
        </Part>
        <Part title="Fit for delivery to MAST">
          <HlspVerdict lightcurve={lightcurve} product={product} />
        </Part>
        <Part title="Get it">
          <Lines name="curl" text={curlLines(origin, lightcurve)} />
          <Lines name="Python" text={pythonLines(origin, lightcurve)} />
        </Part>
        <Part title="Cite it">
          <Lines name="citation" text={citation(made.doi, lightcurve, provenance)} />
        </Part>
      </Stack>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="rootname">{value}</dd>
    </div>
  );
}

/** Lines to be copied; what does not fit can be scrolled to. */
function Lines({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className="lines" tabIndex={0} role="region" aria-label={name}>
      {text}
    </pre>
  );
}

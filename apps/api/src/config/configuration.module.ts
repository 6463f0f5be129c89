import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Configuration } from './configuration.js';

/** The one token under which the configuration is injected. */
export const configurationToken = Symbol('Configuration');

@Global()
@Module({})
export class ConfigurationModule {
  static with(configuration: Configuration): DynamicModule {
    return {
      module: ConfigurationModule,
      providers: [{ provide: configurationToken, useValue: configuration }],
      exports: [configurationToken],
    };
  }
}

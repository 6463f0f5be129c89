import { Module, type DynamicModule } from '@nestjs/common';
import { ingestLauncherToken, type IngestLauncher } from '../ingest-runs/ingest-launcher.js';
import { WithdrawalsController } from './withdrawals.controller.js';

@Module({})
export class WithdrawalsModule {
  static with(launcher: IngestLauncher): DynamicModule {
    return {
      module: WithdrawalsModule,
      controllers: [WithdrawalsController],
      providers: [{ provide: ingestLauncherToken, useValue: launcher }],
    };
  }
}

import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { TokensController } from './tokens.controller.js';
import { TokensRepository } from './tokens.repository.js';

@Module({
  controllers: [TokensController],
  providers: [
    {
      provide: TokensRepository,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TokensRepository(dataSource),
    },
  ],
})
export class TokensModule {}

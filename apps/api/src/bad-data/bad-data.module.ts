import { Module } from '@nestjs/common';
import { BadDataController } from './bad-data.controller.js';
import { BadDataRepository } from './bad-data.repository.js';

@Module({ controllers: [BadDataController], providers: [BadDataRepository] })
export class BadDataModule {}

import { Module } from '@nestjs/common';

import { SlugService } from './slug.service.js';

@Module({ providers: [SlugService], exports: [SlugService] })
export class SlugModule {}

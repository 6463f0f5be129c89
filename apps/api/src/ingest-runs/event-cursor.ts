import { z } from 'zod';

/** How far a reader of a run's events is: the last rows it was sent, and the byte of the log where the next line begins. */
export interface EventCursor {
  readonly item: number;
  readonly composite: number;
  readonly logByte: number;
  /** Whether it was sent the end. */
  readonly isOver: boolean;
}

export const beginning: EventCursor = { item: 0, composite: 0, logByte: 0, isOver: false };

const idSchema = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}\.\d{1,15}(\.end)?$/)
  .transform((text) => {
    const [item, composite, logByte, end] = text.split('.');
    return {
      item: Number(item),
      composite: Number(composite),
      logByte: Number(logByte),
      isOver: end !== undefined,
    };
  });

/** The cursor as the id of a server-sent event. */
export function eventId({ item, composite, logByte, isOver }: EventCursor): string {
  return `${item}.${composite}.${logByte}${isOver ? '.end' : ''}`;
}

/** The cursor that an id says; anything that is none is the beginning. */
export function cursorOf(id: string | undefined): EventCursor {
  return idSchema.safeParse(id).data ?? beginning;
}

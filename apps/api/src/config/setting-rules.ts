import { z } from 'zod';

export interface SettingDescription {
  /** Unit or kind of the value. */
  readonly unit: string;
  /** As it would be written; empty when there is none or it is found at start. */
  readonly default: string;
  readonly help: string;
}

/** Unit, default and help of each rule in `settingsSchema`. */
export const settingDescriptions = z.registry<SettingDescription>();

export const text = () => z.string();
export const address = () =>
  z.string().regex(/^https?:\/\/\S+$/, 'expected a URL that begins with http:// or https://');
export const optionalFolder = () => z.string().optional();
export const wholeNumber = () => z.string().regex(/^\d+$/, 'expected a whole number').transform(Number);
export const octal = () =>
  z
    .string()
    .regex(/^[0-7]{3,4}$/, 'expected an octal mode, such as 0660')
    .transform((digits) => Number.parseInt(digits, 8));

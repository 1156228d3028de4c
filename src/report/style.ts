/** Colours, as meanings. A reporter says what a text is; whether that becomes a colour is decided outside. */
export type Tone = 'error' | 'warning' | 'info' | 'good' | 'dim' | 'strong' | 'added' | 'removed' | 'changed';

export type Style = (tone: Tone, text: string) => string;

export const plain: Style = (_, text) => text;

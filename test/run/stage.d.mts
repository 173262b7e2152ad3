export interface Ended {
  readonly code: number;
  readonly seconds: number;
  readonly timedOut: boolean;
  readonly output: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly limitSeconds: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly keep?: boolean;
}

export function program(root: string, name: string, binary?: string): string;
export function runCommand(command: readonly string[], options: CommandOptions): Promise<Ended>;
export function endWithUs(): void;

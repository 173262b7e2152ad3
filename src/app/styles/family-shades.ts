import type { Family } from '../../core/strategies/family.ts';
import type { Tone } from '../stages/ramp.ts';

/**
 * Shades of each family of strategies, in the order in which its members take them: of one hue, as far from each other as it
 * allows. The first ones of all families are told apart by all kinds of colour vision; every shade has 3:1 on every panel.
 */
export const FAMILY_SHADES: Readonly<Record<Family, Readonly<Record<Tone, readonly string[]>>>> = {
  covariance: {
    light: ['#0f6b70', '#003f4b', '#3695a5', '#47807d', '#1d5755', '#548c86'],
    dark: ['#4cc9b7', '#287f69', '#bdf9f5', '#42a3a4', '#3ceabf', '#39927e'],
  },
  gradient: {
    light: ['#2a2a9e', '#6e83e6', '#1a1534', '#67648a', '#5630dd', '#232168', '#7e7ba3', '#586bcb'],
    dark: ['#4d7dd2', '#badbfe', '#8faae4', '#646c92', '#8491b8', '#6a94f4', '#a8bfe5', '#727fa5'],
  },
  local: {
    light: ['#d9600f', '#5d3a1a', '#310d07', '#82574d', '#a7796f', '#462410'],
    dark: ['#f59a3a', '#fff1a8', '#8a664c', '#b18872', '#ebc0a7', '#d2790f'],
  },
  genetic: {
    light: ['#c246c4', '#340124', '#6f3758', '#886177', '#490b6a', '#9c1e9f', '#a77e94', '#590d40'],
    dark: ['#f0acf9', '#8d51c8', '#c979af', '#ac4b8f', '#f9d8fd', '#c091f7', '#ac70e9', '#e492c8'],
  },
  swarm: {
    light: ['#2888f8', '#021b35', '#375672', '#627598'],
    dark: ['#8898f0', '#d1d3ff', '#6c6a90', '#606bfa'],
  },
  diversity: {
    light: ['#a84820', '#310d0b', '#59302d', '#ae7e7a', '#e05f07', '#704541'],
    dark: ['#a85838', '#fed5b8', '#de9056', '#ae7e79', '#e2afaa', '#cf6f16'],
  },
  language: { light: ['#0a2a00'], dark: ['#bdf7a4'] },
  baseline: { light: ['#848a90', '#161b1f'], dark: ['#81878d', '#edf3f8'] },
};

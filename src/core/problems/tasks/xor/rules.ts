import { classification } from '../classification/entry.ts';

export const xor = classification({
  id: 'xor',
  name: 'XOR quadrants',
  kernel: 'taskXor',
  mostErrors: 0.02,
  rules: 'Points uniform in [−1, 1]²; the first class is where x and y have the same sign.',
  about:
    'The smallest puzzle that needs a hidden layer: neither x nor y alone says anything about the class. Two straight cuts, combined, do. ' +
    'Points close to the axes decide the last few percent.',
});

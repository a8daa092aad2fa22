import { squash } from './logistic';

const LIMIT = 11.9;
const LEARNING_RATE = 0.02;
const FIRST_WEIGHT = 0.35;

/** Combines predictions, with a set of weights for each situation. */
export class Mixer {
  private readonly weights: Float64Array;
  private readonly inputs: Float64Array;
  private start = 0;
  private said = 0.5;

  /** @param inputs the predictions, as logits; shared by all mixers */
  constructor(sets: number, inputs: Float64Array) {
    this.inputs = inputs;
    this.weights = new Float64Array(sets * inputs.length).fill(FIRST_WEIGHT);
  }

  copyFrom(other: Mixer): void {
    this.weights.set(other.weights);
  }

  /** The combined prediction in a situation, as a logit. */
  weigh(set: number): number {
    const { weights, inputs } = this;
    this.start = set * inputs.length;
    let sum = 0;
    for (let index = 0; index < inputs.length; index += 1) {
      sum += (weights[this.start + index] ?? 0) * (inputs[index] ?? 0);
    }
    const logit = sum > LIMIT ? LIMIT : sum < -LIMIT ? -LIMIT : sum;
    this.said = squash(logit);
    return logit;
  }

  /** Moves the weights towards those that would have predicted the bit. */
  learn(bit: number): void {
    const { weights, inputs, start } = this;
    const step = (bit - this.said) * LEARNING_RATE;
    for (let index = 0; index < inputs.length; index += 1) {
      weights[start + index] = (weights[start + index] ?? 0) + step * (inputs[index] ?? 0);
    }
  }
}

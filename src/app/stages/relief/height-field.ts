import { RISE } from './turn.ts';

const VERTEX = `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D heights;
uniform mat4 view;
uniform int side;
uniform float rise;
out float tone;
out vec3 normal;

float at(int i, int j) {
  return texelFetch(heights, ivec2(clamp(i, 0, side - 1), clamp(j, 0, side - 1)), 0).r;
}

void main() {
  int i = gl_VertexID % side;
  int j = gl_VertexID / side;
  float cell = 2.0 / float(side);
  tone = at(i, j);
  normal = vec3(at(i - 1, j) - at(i + 1, j), 2.0 * cell / rise, at(i, j - 1) - at(i, j + 1));
  vec2 place = (vec2(float(i), float(j)) + 0.5) * cell - 1.0;
  gl_Position = view * vec4(place.x, (tone - 0.5) * rise, place.y, 1.0);
}`;

const FRAGMENT = `#version 300 es
precision highp float;
uniform sampler2D ramp;
uniform float ink;
in float tone;
in vec3 normal;
out vec4 colour;

void main() {
  vec3 base = texture(ramp, vec2((tone * 255.0 + 0.5) / 256.0, 0.5)).rgb;
  float light = 0.74 + 0.3 * dot(normalize(normal), normalize(vec3(-0.5, 0.8, -0.4)));
  float level = tone * 12.0;
  float away = abs(fract(level - 0.5) - 0.5) / max(fwidth(level), 1e-4);
  float line = (1.0 - smoothstep(0.4, 1.3, away)) * smoothstep(0.0, 0.4, 1.0 - fwidth(level));
  colour = vec4(mix(base * light, vec3(ink), 0.16 * line), 1.0);
}`;

/** What a height field is drawn as. */
export interface FieldView {
  readonly matrix: Float32Array;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
}

/** Draws tones over a square grid as a surface, with WebGL 2. */
export class HeightField {
  readonly #gl: WebGL2RenderingContext;
  readonly #program: WebGLProgram;
  readonly #heights: WebGLTexture;
  readonly #ramp: WebGLTexture;
  #side = 0;

  /** Null where the browser has no WebGL 2, or it does not work. */
  static on(canvas: HTMLCanvasElement): HeightField | null {
    const gl = canvas.getContext('webgl2', { antialias: true, alpha: true, preserveDrawingBuffer: true });
    if (!gl) return null;
    const program = programOf(gl);
    return program && new HeightField(gl, program);
  }

  private constructor(gl: WebGL2RenderingContext, program: WebGLProgram) {
    this.#gl = gl;
    this.#program = program;
    this.#heights = gl.createTexture();
    this.#ramp = gl.createTexture();
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    gl.enable(gl.DEPTH_TEST);
    gl.useProgram(program);
    gl.uniform1i(gl.getUniformLocation(program, 'heights'), 0);
    gl.uniform1i(gl.getUniformLocation(program, 'ramp'), 1);
    gl.uniform1f(gl.getUniformLocation(program, 'rise'), RISE);
  }

  /** @param tones side × side numbers in [0, 1], row by row from the top of the map */
  setTones(tones: Float32Array): void {
    const gl = this.#gl;
    const side = Math.round(Math.sqrt(tones.length));
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, this.#heights);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, side, side, 0, gl.RED, gl.FLOAT, tones);
    filter(gl, gl.NEAREST);
    if (side === this.#side) return;
    this.#side = side;
    gl.uniform1i(gl.getUniformLocation(this.#program, 'side'), side);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, triangles(side), gl.STATIC_DRAW);
  }

  /**
   * @param ramp 256 × red, green, blue
   * @param ink brightness of contour lines
   */
  setColours(ramp: Uint8Array, ink: number): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE1);
    gl.bindTexture(gl.TEXTURE_2D, this.#ramp);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB, ramp.length / 3, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, ramp);
    filter(gl, gl.LINEAR);
    gl.uniform1f(gl.getUniformLocation(this.#program, 'ink'), ink);
  }

  draw({ matrix, width, height }: FieldView): void {
    const gl = this.#gl;
    gl.viewport(0, 0, width, height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    if (this.#side === 0) return;
    gl.uniformMatrix4fv(gl.getUniformLocation(this.#program, 'view'), false, matrix);
    gl.drawElements(gl.TRIANGLES, 6 * (this.#side - 1) * (this.#side - 1), gl.UNSIGNED_INT, 0);
  }

  /** Gives the graphics memory back at once; browsers allow few contexts. */
  close(): void {
    this.#gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}

function filter(gl: WebGL2RenderingContext, kind: number): void {
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, kind);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, kind);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
}

/** Two triangles for each cell between four vertices. */
function triangles(side: number): Uint32Array {
  const indices = new Uint32Array(6 * (side - 1) * (side - 1));
  let next = 0;
  for (let j = 0; j < side - 1; j++) {
    for (let i = 0; i < side - 1; i++) {
      const a = j * side + i;
      indices.set([a, a + side, a + 1, a + 1, a + side, a + side + 1], next);
      next += 6;
    }
  }
  return indices;
}

function programOf(gl: WebGL2RenderingContext): WebGLProgram | null {
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) return null;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : null;
}

/** A response whose body is in memory. Its methods read the body at once; there is no stream (`body` is null). */
export class WholeResponse extends Response {
  private readonly whole: () => Uint8Array;

  /** @param whole - the body; throws if the connection was lost while the body arrived */
  constructor(whole: () => Uint8Array, init: ResponseInit) {
    super(null, init);
    this.whole = whole;
  }

  override async text(): Promise<string> {
    const { buffer, byteOffset, byteLength } = this.whole();
    return Buffer.from(buffer, byteOffset, byteLength).toString();
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(this.whole()).buffer;
  }

  override async blob(): Promise<Blob> {
    const type = this.headers.get('content-type') ?? '';
    return new Blob([await this.arrayBuffer()], { type });
  }
}

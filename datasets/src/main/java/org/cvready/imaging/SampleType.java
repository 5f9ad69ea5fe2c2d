package org.cvready.imaging;

/** How one sample of an input tensor is stored, in the byte order of the machine. */
public enum SampleType {
  /** An unsigned byte, in [0, 255]. */
  UINT8(1),
  /** IEEE 754 binary16. */
  FLOAT16(2),
  /** IEEE 754 binary32. */
  FLOAT32(4);

  private final int bytes;

  SampleType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one sample. */
  public int bytes() {
    return bytes;
  }
}

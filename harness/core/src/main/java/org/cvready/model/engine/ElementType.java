package org.cvready.model.engine;

/** How an element of a tensor is stored. */
public enum ElementType {
  /** IEEE 754 binary32. */
  FLOAT32(4),
  /** IEEE 754 binary16. */
  FLOAT16(2),
  /** An unsigned byte. */
  UINT8(1),
  /** A signed 32-bit integer. */
  INT32(4),
  /** A signed 64-bit integer. */
  INT64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }
}

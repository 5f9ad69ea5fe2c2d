package org.cvready.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatsTest {
  /** Bits and values from the tables of IEEE 754 binary16. */
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0x0000, 0",
    "0x0001, 5.9604645E-8",
    "0x03ff, 6.097555E-5",
    "0x0400, 6.1035156E-5",
    "0x3555, 0.33325195",
    "0x3734, 0.4501953125",
    "0x3c00, 1",
    "0x7bff, 65504",
    "0x7c00, Infinity",
    "0xc000, -2",
    "0xfc00, -Infinity"
  })
  void toFloat_ofKnownBits_isTheirValue(String bits, float value) {
    assertThat(HalfFloats.toFloat((short) (int) Integer.decode(bits))).isEqualTo(value);
  }

  @Test
  void toFloat_ofSpecialBits_keepsSignAndNan() {
    assertThat(HalfFloats.toFloat((short) 0x7e00)).isNaN();
    assertThat(1 / HalfFloats.toFloat((short) 0x8000)).isEqualTo(Float.NEGATIVE_INFINITY);
  }
}

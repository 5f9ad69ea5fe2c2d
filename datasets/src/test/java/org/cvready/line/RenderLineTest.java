package org.cvready.line;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--seed 1 --out x                     | --out FOLDER and --sets NAME,... must be given",
        "--seed 1 --sets committed            | --out FOLDER and --sets NAME,... must be given",
        "--seed one --out x --sets train      | --seed must be a whole number, got one",
        "--seed                               | each option must have a value",
        "--seed 1 --out x --sets lorry        | got lorry",
        "--seed 1 --out x --set train         | got --set",
        "--seed 1 --out x --sets train --threads 0 | threads must be at least 1, got 0"
      })
  void main_wrongArgument_saysWhichAndWhatIsMeant(String arguments, String message) {
    assertThatThrownBy(() -> RenderLine.main(arguments.trim().split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

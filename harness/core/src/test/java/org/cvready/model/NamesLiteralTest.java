package org.cvready.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.cvready.model.engine.UnusableModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesLiteralTest {
  @Test
  void parse_ofPythonDictionary_ordersByKey() {
    assertThat(NamesLiteral.parse("{1: 'b', 0: \"it's\", 2: 'a\\'b, {c}'}"))
        .containsExactly("it's", "b", "a'b, {c}");
  }

  @Test
  void parse_ofJsonAndLists_readsThemToo() {
    assertThat(NamesLiteral.parse("{\"0\": \"a\", \"1\": \"\\u00e9\"}"))
        .containsExactly("a", "\u00e9");
    assertThat(NamesLiteral.parse(" ['a', 'b',] ")).containsExactly("a", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{0: 'a'",
        "{0: 'a', 0: 'b'}",
        "{0: 'a', 2: 'b'}",
        "{0 'a'}",
        "{a: 'a'}",
        "{0: a}",
        "{0: 'a'} x",
        "{0: 'a",
        "{0: 'a\\",
        "{-1: 'a'}",
        "{99999999999: 'a'}",
        "{0: __import__('os')}",
        "{0: 'a\\x4'}"
      })
  void parse_ofAnythingElse_isRefused(String text) {
    assertThatThrownBy(() -> NamesLiteral.parse(text))
        .isInstanceOf(UnusableModelException.class)
        .hasMessageContaining("names in metadata must have");
  }
}

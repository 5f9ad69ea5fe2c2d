package org.cvready.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.cvready.model.ModelOptions;
import org.cvready.model.decode.DecoderKind;
import org.cvready.report.ReportFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** Checks that several verbs share. Numbers read the same in every locale. */
final class Arguments {
  private Arguments() {}

  static ReportFormat reportFormat(String key) {
    List<String> keys = Arrays.stream(ReportFormat.values()).map(ReportFormat::key).toList();
    return ReportFormat.byKey(key)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "format must be one of %s, got '%s'".formatted(String.join(", ", keys), key)));
  }

  /** A number in [0, 1], empty where none was given. */
  static OptionalDouble share(String option, @Nullable Double value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(value >= 0 && value <= 1)) {
      throw new BadArgumentException("%s must be in [0, 1], got %s".formatted(option, value));
    }
    return OptionalDouble.of(value);
  }

  /** The name of an output decoder, empty where none was given. */
  static Optional<String> decoder(@Nullable String name) {
    if (name != null && !name.equals(ModelOptions.AUTO) && DecoderKind.byName(name).isEmpty()) {
      throw new BadArgumentException(
          "--decoder must be %s or one of %s, got '%s'"
              .formatted(ModelOptions.AUTO, String.join(", ", DecoderKind.names()), name));
    }
    return Optional.ofNullable(name);
  }

  /** A number of threads, empty for one a core. */
  static OptionalInt workers(@Nullable Integer workers) {
    if (workers == null) {
      return OptionalInt.empty();
    }
    if (workers < 1) {
      throw new BadArgumentException("--workers must be at least 1, got " + workers);
    }
    return OptionalInt.of(workers);
  }
}

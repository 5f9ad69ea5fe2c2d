package org.cvready.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cvready.plan.SecondPassPlan.VerifierPlan;
import org.cvready.study.selection.VerifierKind;

/** Reads {@code second_pass.verifier}. */
final class VerifierSection {
  private VerifierSection() {}

  /** Reads the section; empty where its kind is wrong. */
  static Optional<VerifierPlan> read(Section verifier, PlanFiles files) {
    verifier.require("kind", "kind: flip");
    Optional<VerifierKind> kind =
        verifier.word("kind", PlanKeys.VERIFIERS).map(VerifierSection::kind);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    only(verifier, "scale", kind.get(), VerifierKind.SCALE);
    only(verifier, "file", kind.get(), VerifierKind.MODEL);
    only(verifier, "decoder", kind.get(), VerifierKind.MODEL);
    double scale =
        verifier
            .number("scale", Range.openClosed(1, 4))
            .orElse(kind.get() == VerifierKind.SCALE ? 1.5 : 1.0);
    Optional<Path> file = Optional.empty();
    if (kind.get() == VerifierKind.MODEL) {
      verifier.require("file", "file: verifier.onnx");
      file = files.existing(verifier, "file");
      if (file.isPresent() && !Files.isRegularFile(file.get())) {
        verifier.problem("file", "must be a file, got the folder " + file.get());
      }
    }
    OptionalDouble score = score(verifier, "score");
    OptionalDouble reviewFrom = score(verifier, "review_from");
    if (reviewFrom.isPresent() && score.isEmpty()) {
      verifier.problem("review_from", "needs score beside it", "score: 0.42");
    } else if (reviewFrom.isPresent() && reviewFrom.getAsDouble() > score.getAsDouble()) {
      verifier.problem(
          "review_from",
          "must be at most score, %s, got %s"
              .formatted(
                  Quantities.plain(score.getAsDouble()),
                  Quantities.plain(reviewFrom.getAsDouble())));
    }
    String decoder = verifier.word("decoder", PlanKeys.DECODERS).orElse(PlanKeys.AUTO);
    return Optional.of(new VerifierPlan(kind.get(), scale, file, decoder, score, reviewFrom));
  }

  private static OptionalDouble score(Section verifier, String key) {
    return verifier
        .number(key, Range.openClosed(0, 1))
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static void only(Section verifier, String key, VerifierKind kind, VerifierKind of) {
    if (verifier.has(key) && kind != of) {
      verifier.problem(
          key,
          "is for kind: %s, got kind: %s".formatted(of.key(), kind.key()),
          "kind: " + of.key());
    }
  }

  private static VerifierKind kind(String word) {
    for (VerifierKind kind : VerifierKind.values()) {
      if (kind.key().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no verifier " + word);
  }
}

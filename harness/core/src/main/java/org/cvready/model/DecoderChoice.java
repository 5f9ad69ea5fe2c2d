package org.cvready.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cvready.model.decode.DecoderKind;
import org.cvready.model.decode.ModelEvidence;
import org.cvready.model.decode.Recognition;
import org.cvready.model.engine.UnusableModelException;

/**
 * The decoder that reads a model, and why.
 *
 * @param kind its family
 * @param recognition how it reads the outputs
 * @param why sentences
 * @param alternatives names of others that could read outputs of these shapes
 */
record DecoderChoice(
    DecoderKind kind, Recognition recognition, List<String> why, List<String> alternatives) {
  DecoderChoice {
    why = List.copyOf(why);
    alternatives = List.copyOf(alternatives);
  }

  static DecoderChoice make(String wanted, ModelEvidence evidence) {
    if (!wanted.equals(ModelOptions.AUTO)) {
      return named(DecoderKind.byName(wanted).orElseThrow(), evidence);
    }
    List<Found> possible = recognise(evidence);
    List<Found> certain = possible.stream().filter(found -> found.recognition.certain()).toList();
    List<Found> best = certain.isEmpty() ? possible : certain;
    if (best.size() != 1) {
      throw best.isEmpty() ? unknown(evidence) : ambiguous(best, evidence);
    }
    Found found = best.get(0);
    List<String> others =
        possible.stream().filter(f -> !f.equals(found)).map(f -> f.kind.word()).toList();
    List<String> why = new ArrayList<>();
    why.add("decoder %s, because %s".formatted(found.kind.word(), found.recognition.because()));
    if (!others.isEmpty()) {
      why.add("the shapes alone would also allow: " + String.join(", ", others));
    }
    return new DecoderChoice(found.kind, found.recognition, why, others);
  }

  /** One kind that can read the outputs. */
  private record Found(DecoderKind kind, Recognition recognition) {}

  private static DecoderChoice named(DecoderKind kind, ModelEvidence evidence) {
    Recognition recognition =
        kind.recognise(evidence)
            .orElseThrow(
                () ->
                    mismatch(evidence, List.of(kind))
                        .orElseGet(
                            () ->
                                new UnusableModelException(
                                    "outputs for decoder %s must be %s, got %s of a %d x %d frame"
                                        .formatted(
                                            kind.word(),
                                            kind.layout(),
                                            evidence.outputs(),
                                            evidence.width(),
                                            evidence.height()))));
    String why =
        "decoder %s, because the user named it; %s".formatted(kind.word(), recognition.because());
    return new DecoderChoice(kind, recognition, List.of(why), List.of());
  }

  private static List<Found> recognise(ModelEvidence evidence) {
    List<Found> possible = new ArrayList<>();
    for (DecoderKind kind : DecoderKind.values()) {
      kind.recognise(evidence).ifPresent(r -> possible.add(new Found(kind, r)));
    }
    return possible;
  }

  private static UnusableModelException unknown(ModelEvidence evidence) {
    return mismatch(evidence, List.of(DecoderKind.values()))
        .orElseGet(
            () -> {
              StringBuilder known = new StringBuilder();
              for (DecoderKind kind : DecoderKind.values()) {
                known.append("\n  ").append(kind.word()).append(": ").append(kind.layout());
              }
              return new UnusableModelException(
                  "outputs must have a layout that a decoder knows, got %s of a %d x %d frame;%s"
                      .formatted(
                          evidence.outputs(),
                          evidence.width(),
                          evidence.height(),
                          " known layouts:" + known));
            });
  }

  /** Where only the number of class names keeps a decoder from reading the model, says so. */
  private static Optional<UnusableModelException> mismatch(
      ModelEvidence evidence, List<DecoderKind> kinds) {
    if (evidence.knownClasses().isEmpty()) {
      return Optional.empty();
    }
    ModelEvidence nameless =
        new ModelEvidence(
            evidence.width(),
            evidence.height(),
            evidence.outputs(),
            evidence.metadata(),
            OptionalInt.empty(),
            evidence.activation());
    List<String> wanted = new ArrayList<>();
    for (DecoderKind kind : kinds) {
      kind.recognise(nameless)
          .ifPresent(r -> wanted.add("%d for decoder %s".formatted(r.classes(), kind.word())));
    }
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new UnusableModelException(
            "class names must be as many as the model tells apart (%s), got %d; outputs are %s"
                .formatted(
                    String.join(", ", wanted),
                    evidence.knownClasses().getAsInt(),
                    evidence.outputs())));
  }

  private static UnusableModelException ambiguous(List<Found> found, ModelEvidence evidence) {
    return new UnusableModelException(
        "decoder must be named, because outputs %s may be read by %s: write for example 'decoder: %s'"
            .formatted(
                evidence.outputs(),
                String.join(" or ", found.stream().map(f -> f.kind.word()).toList()),
                found.get(0).kind.word()));
  }
}

package org.cvready.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.Parameter;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StreamCondition;
import org.cvready.perturb.StreamFault;
import org.cvready.perturb.StrengthScale;
import org.cvready.perturb.Treatment;
import org.cvready.perturb.catalogue.Catalogue;
import org.cvready.perturb.catalogue.CorruptionSet;

/**
 * Reads how strong the conditions of one entry are: severities, magnitudes and fixed parameters.
 */
final class Strengths {
  static final String SEVERITY = "severity";
  private static final String ALL = "all";
  private static final List<Integer> SEVERITIES = List.of(1, 2, 3, 4, 5);
  private static final String SOME_SEVERITIES = "[1, 3, 5] or all";

  private final Section section;

  Strengths(Section section) {
    this.section = section;
  }

  /** The keys that say how strong a perturbation is. */
  static List<String> keys(StrengthScale scale, Settings settings) {
    return Stream.concat(
            Stream.of(SEVERITY, scale.key()).distinct(),
            settings.parameters().stream().map(Parameter::key))
        .toList();
  }

  /** The conditions of one perturbation, severities first. */
  List<Treatment> of(Catalogue entry) {
    Perturbation perturbation = entry.perturbation(settings(entry));
    StrengthScale scale = perturbation.scale();
    require(scale);
    List<Treatment> conditions = new ArrayList<>();
    for (int severity : severities()) {
      conditions.add(new Condition(List.of(Step.ofSeverity(perturbation, severity))));
    }
    for (double magnitude : magnitudes(scale)) {
      conditions.add(Condition.of(perturbation, magnitude));
    }
    return conditions;
  }

  /** The conditions of one fault of the stream, severities first. */
  List<Treatment> of(StreamFault fault) {
    require(fault.scale());
    List<Treatment> conditions = new ArrayList<>();
    for (int severity : severities()) {
      conditions.add(StreamCondition.ofSeverity(fault, severity));
    }
    for (double magnitude : magnitudes(fault.scale())) {
      conditions.add(StreamCondition.at(fault, magnitude));
    }
    return conditions;
  }

  /** The conditions of a set: each of its perturbations at each severity. */
  List<Treatment> of(CorruptionSet set) {
    section.require(SEVERITY, "severity: all");
    List<Integer> severities = severities();
    List<Treatment> conditions = new ArrayList<>();
    for (CorruptionSet.Member member : set.members()) {
      for (int severity : severities) {
        Step step = Step.ofSeverity(member.entry().perturbation(), severity);
        conditions.add(new Condition(List.of(step)));
      }
    }
    return conditions;
  }

  private void require(StrengthScale scale) {
    if (section.has(SEVERITY) || section.has(scale.key())) {
      return;
    }
    if (scale.isSeverity()) {
      section.problem(SEVERITY, "is missing", "severity: [1, 3, 5]");
      return;
    }
    section.problem(
        scale.key(),
        "is missing; its five published severities do as well",
        "%s: %s or severity: [1, 3, 5]".formatted(scale.key(), example(scale)));
  }

  private List<Integer> severities() {
    List<String> texts = section.texts(SEVERITY);
    if (texts.equals(List.of(ALL))) {
      return SEVERITIES;
    }
    List<Integer> severities = new ArrayList<>();
    for (String text : texts) {
      Optional<Double> number = Quantities.number(text);
      Optional<Integer> severity =
          SEVERITIES.stream().filter(each -> number.equals(Optional.of((double) each))).findFirst();
      severity.ifPresentOrElse(
          severities::add,
          () ->
              section.problem(
                  SEVERITY,
                  "must be whole numbers in [1, 5], got '%s'".formatted(text),
                  SOME_SEVERITIES));
    }
    return severities;
  }

  private List<Double> magnitudes(StrengthScale scale) {
    List<Double> magnitudes = new ArrayList<>();
    if (scale.isSeverity()) {
      return magnitudes;
    }
    Range range = Range.closed(scale.minimum(), scale.maximum());
    for (String text : section.texts(scale.key())) {
      Optional<Double> value =
          number(text, scale.unit())
              .filter(range::contains)
              .filter(number -> !scale.wholeNumbers() || number == Math.rint(number));
      value.ifPresentOrElse(
          magnitudes::add,
          () ->
              section.problem(
                  scale.key(),
                  "must be %s %s %s, got '%s'"
                      .formatted(
                          scale.wholeNumbers() ? "whole numbers" : "numbers",
                          range.text(),
                          scale.unit(),
                          text),
                  text.equals(ALL) ? "severity: all" : example(scale)));
    }
    return magnitudes;
  }

  private static String example(StrengthScale scale) {
    return IntStream.of(1, 3, 5)
        .mapToObj(severity -> Quantities.plain(scale.ofSeverity(severity)))
        .toList()
        .toString();
  }

  /** One magnitude on a scale. */
  Optional<Double> magnitude(String key, StrengthScale scale) {
    Range range = Range.closed(scale.minimum(), scale.maximum());
    Optional<String> text = section.text(key);
    Optional<Double> value =
        text.flatMap(written -> number(written, scale.unit()))
            .filter(range::contains)
            .filter(number -> !scale.wholeNumbers() || number == Math.rint(number));
    if (text.isPresent() && value.isEmpty()) {
      section.problem(
          key,
          "must be a %snumber %s %s, got '%s'"
              .formatted(
                  scale.wholeNumbers() ? "whole " : "", range.text(), scale.unit(), text.get()),
          Quantities.plain(scale.ofSeverity(3)) + " " + scale.unit());
    }
    return value;
  }

  /** The fixed parameters of an entry, at their standard where they are not stated. */
  Settings settings(Catalogue entry) {
    Settings settings = entry.settings();
    for (Parameter parameter : entry.settings().parameters()) {
      Optional<Double> value = value(parameter);
      if (value.isPresent()) {
        settings = settings.with(parameter.key(), value.get());
      }
    }
    return settings;
  }

  private Optional<Double> value(Parameter parameter) {
    Range range = Range.closed(parameter.minimum(), parameter.maximum());
    Optional<String> text = section.text(parameter.key());
    Optional<Double> value =
        text.flatMap(written -> number(written, parameter.unit())).filter(range::contains);
    if (text.isPresent() && value.isEmpty()) {
      String unit = parameter.unit().isEmpty() ? "" : " " + parameter.unit();
      section.problem(
          parameter.key(),
          "must be a number %s%s, got '%s'".formatted(range.text(), unit, text.get()),
          Quantities.plain(parameter.standard()));
    }
    return value;
  }

  /** A number, bare or with the unit. */
  private static Optional<Double> number(String text, String unit) {
    return Quantities.parse(text)
        .filter(quantity -> quantity.unit().isEmpty() || quantity.unit().equals(unit))
        .map(Quantities.Quantity::value);
  }
}

package org.cvready.perturb.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.Perturbation;
import org.cvready.perturb.Settings;
import org.cvready.perturb.StrengthScale;
import org.jspecify.annotations.Nullable;

/** Conditions from their ids: the inverse of {@link Condition#id}. */
public final class Conditions {
  private static final String NUMBER = "[0-9]{1,9}(?:\\.[0-9]{1,9})?";
  private static final Pattern STEP =
      Pattern.compile(
          "([a-z][a-z0-9_]{0,63})(?:\\(([^()]{1,500})\\))?@([+-]?"
              + NUMBER
              + ")([A-Za-z%_]{0,16})");
  private static final Pattern SETTING =
      Pattern.compile("([a-z][a-z0-9_]{0,63})=([+-]?" + NUMBER + ")");
  // A plus before a digit is a sign, one before a letter joins two steps.
  private static final Pattern JOINT = Pattern.compile("\\+(?=[a-z])");
  private static final int GREATEST_LENGTH = 1000;

  private Conditions() {}

  /**
   * The condition that an id such as {@code glare@3} or {@code exposure@-1EV+jpeg@3} names.
   *
   * @throws IllegalArgumentException where it is no such id, names no entry of the {@link
   *     Catalogue} or has a strength out of range
   */
  public static Condition parse(String id) {
    if (id.length() > GREATEST_LENGTH) {
      throw new IllegalArgumentException(
          "condition must have at most %d characters, got %d"
              .formatted(GREATEST_LENGTH, id.length()));
    }
    List<Step> steps = Arrays.stream(JOINT.split(id, -1)).map(Conditions::step).toList();
    return new Condition(steps);
  }

  /**
   * One step of a condition: {@code jpeg@3}.
   *
   * @throws IllegalArgumentException as {@link #parse}
   */
  public static Step step(String id) {
    Matcher matcher = STEP.matcher(id.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "condition must read name@strength, such as glare@3 or exposure@-1EV, got '%s'"
              .formatted(id));
    }
    String name = matcher.group(1);
    Catalogue entry =
        Catalogue.byName(name).orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    Perturbation perturbation = entry.perturbation(settings(entry, matcher.group(2)));
    return step(perturbation, Double.parseDouble(matcher.group(3)), matcher.group(4));
  }

  private static String unknown(String name) {
    return StreamFaults.byName(name).isPresent()
        ? "%s is a fault of the stream, which changes no pixels and stands in no chain"
            .formatted(name)
        : "perturbation must be a name of the catalogue, got '%s'".formatted(name);
  }

  /** Without a unit, the strength of a magnitude is a severity. */
  private static Step step(Perturbation perturbation, double number, String unit) {
    StrengthScale scale = perturbation.scale();
    if (unit.equals(scale.unit())) {
      return Step.at(perturbation, number);
    }
    boolean severity = number == Math.rint(number) && number >= 1 && number <= 5;
    if (!unit.isEmpty() || !severity) {
      throw new IllegalArgumentException(
          "strength of %s must have %s, got '%s%s'"
              .formatted(
                  perturbation.name(),
                  scale.isSeverity()
                      ? "no unit"
                      : "the unit %s, or be a severity 1..5".formatted(scale.unit()),
                  Settings.plain(number),
                  unit));
    }
    return Step.ofSeverity(perturbation, (int) number);
  }

  private static Settings settings(Catalogue entry, @Nullable String text) {
    Settings settings = entry.settings();
    if (text == null) {
      return settings;
    }
    for (String part : text.split(",", -1)) {
      Matcher matcher = SETTING.matcher(part.strip());
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "parameters of %s must read key=number, got '%s'".formatted(entry.key(), part));
      }
      try {
        settings = settings.with(matcher.group(1), Double.parseDouble(matcher.group(2)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("%s: %s".formatted(entry.key(), e.getMessage()), e);
      }
    }
    return settings;
  }
}

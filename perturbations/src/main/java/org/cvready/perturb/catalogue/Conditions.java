package org.cvready.perturb.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cvready.perturb.Condition;
import org.cvready.perturb.Condition.Step;
import org.cvready.perturb.StrengthScale;

/** Conditions from their ids: the inverse of {@link Condition#id}. */
public final class Conditions {
  private static final Pattern STEP =
      Pattern.compile("([a-z][a-z0-9_]{0,63})@([+-]?[0-9]{1,9}(?:\\.[0-9]{1,9})?)([A-Za-z%]{0,8})");
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
        Catalogue.byName(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "perturbation must be one of %s, got '%s'"
                            .formatted(String.join(", ", Catalogue.names()), name)));
    StrengthScale scale = entry.scale();
    if (!matcher.group(3).equals(scale.unit())) {
      String written = scale.unit().isEmpty() ? "no unit" : "the unit " + scale.unit();
      throw new IllegalArgumentException(
          "strength of %s must have %s, got '%s'".formatted(entry.key(), written, id));
    }
    return new Step(entry.perturbation(), Double.parseDouble(matcher.group(2)));
  }
}

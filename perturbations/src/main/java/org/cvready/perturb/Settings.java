package org.cvready.perturb;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The fixed parameters of a perturbation with their values.
 *
 * @param parameters all there are, in the order of the listing
 * @param values one for each parameter, by its key
 */
public record Settings(List<Parameter> parameters, SortedMap<String, Double> values) {
  /** Of a perturbation that has no parameters. */
  public static final Settings NONE = standard();

  /** Checks the values and copies both collections. */
  public Settings {
    parameters = List.copyOf(parameters);
    SortedMap<String, Double> checked = new TreeMap<>();
    for (Parameter parameter : parameters) {
      Double value = values.get(parameter.key());
      if (value == null) {
        throw new IllegalArgumentException("settings must hold a value of " + parameter.key());
      }
      checked.put(parameter.key(), parameter.check(value));
    }
    values = Collections.unmodifiableSortedMap(checked);
  }

  /** Every parameter at its standard value. */
  public static Settings standard(Parameter... parameters) {
    TreeMap<String, Double> values = new TreeMap<>();
    for (Parameter parameter : parameters) {
      values.put(parameter.key(), parameter.standard());
    }
    return new Settings(List.of(parameters), values);
  }

  /**
   * These settings with another value of one parameter.
   *
   * @throws IllegalArgumentException where there is no such parameter or the value is out of range
   */
  public Settings with(String key, double value) {
    if (!values.containsKey(key)) {
      throw new IllegalArgumentException(
          values.isEmpty()
              ? "there are no parameters, got '%s'".formatted(key)
              : "parameter must be one of %s, got '%s'"
                  .formatted(String.join(", ", values.keySet()), key));
    }
    Map<String, Double> changed = new TreeMap<>(values);
    changed.put(key, value);
    return new Settings(parameters, new TreeMap<>(changed));
  }

  /** The value of a parameter that is there. */
  public double value(String key) {
    Double value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no parameter '%s'".formatted(key));
    }
    return value;
  }

  /** What differs from the standard, as ids write it: {@code (exposure_ms=2)}; often empty. */
  public String text() {
    String changed =
        parameters.stream()
            .filter(parameter -> value(parameter.key()) != parameter.standard())
            .map(parameter -> parameter.key() + "=" + plain(value(parameter.key())))
            .collect(Collectors.joining(","));
    return changed.isEmpty() ? "" : "(" + changed + ")";
  }

  /** A number as ids write it, without exponent or needless zeros. */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}

package org.cvready.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.cvready.metric.Figures;

/**
 * One axis of a chart.
 *
 * @param name what is along it, with its unit
 * @param from value at its beginning; above 0 on a logarithmic axis
 * @param to value at its end, above {@code from}
 * @param logarithmic whether equal distances are equal ratios
 * @param format writes a value
 */
public record Axis(
    String name, double from, double to, boolean logarithmic, DoubleFunction<String> format) {
  private static final int MOST_TICKS = 6;

  /** Checks the ends. */
  public Axis {
    if (!(from < to) || (logarithmic && !(from > 0))) {
      throw new IllegalArgumentException(
          "axis '%s' must rise, and begin above 0 where logarithmic, got %s to %s"
              .formatted(name, from, to));
    }
  }

  /** Shares from 0 to 1. */
  public static Axis share(String name) {
    return new Axis(name, 0, 1, false, Axis::brief);
  }

  /** Equal steps between two values. */
  public static Axis linear(String name, double from, double to, DoubleFunction<String> format) {
    return new Axis(name, from, to, false, format);
  }

  /** Equal ratios between two values above 0. */
  public static Axis logarithmic(
      String name, double from, double to, DoubleFunction<String> format) {
    return new Axis(name, from, to, true, format);
  }

  /** A number as short as a tick allows: {@code 0.2}, {@code 1,500}. */
  public static String brief(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return Figures.plain(rounded == 0 ? 0 : rounded);
  }

  /** A share as short as a tick allows: {@code 20 %}, {@code 0.05 %}. */
  public static String percent(double share) {
    return brief(100 * share) + " %";
  }

  /** A large number as short as a tick allows: {@code 1.5 M}, {@code 500 k}. */
  public static String compact(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return brief(value / 1e6) + " M";
    }
    return size >= 1e4 ? brief(value / 1e3) + " k" : brief(value);
  }

  /** Where a value lies between the ends, in [0, 1]; what lies beyond is at the end. */
  double share(double value) {
    double share =
        logarithmic
            ? (StrictMath.log(Math.max(value, from)) - StrictMath.log(from))
                / (StrictMath.log(to) - StrictMath.log(from))
            : (value - from) / (to - from);
    return Math.min(1, Math.max(0, share));
  }

  /** A value as the axis writes it. */
  String text(double value) {
    return format.apply(value);
  }

  /** Where ticks stand: round numbers, at most a few. */
  List<Double> ticks() {
    return logarithmic ? decades() : steps();
  }

  private List<Double> steps() {
    double rough = (to - from) / (MOST_TICKS - 1);
    double power = StrictMath.pow(10, Math.floor(StrictMath.log10(rough)));
    double step = 10 * power;
    for (double factor : new double[] {5, 2, 1}) {
      if (factor * power >= rough * (1 - 1e-9)) {
        step = factor * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    long first = (long) Math.ceil(from / step - 1e-9);
    long last = (long) Math.floor(to / step + 1e-9);
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> decades() {
    double decades = StrictMath.log10(to / from);
    double[] factors = {1};
    if (decades < 1.5) {
      factors = new double[] {1, 2, 5};
    } else if (decades < 3) {
      factors = new double[] {1, 3};
    }
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(StrictMath.log10(from)) - 1;
        power <= Math.ceil(StrictMath.log10(to));
        power++) {
      for (double factor : factors) {
        // Division keeps 0.001 what it is; 1e-3 made by multiplying is not.
        double value =
            power < 0 ? factor / StrictMath.pow(10, -power) : factor * StrictMath.pow(10, power);
        if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) {
          ticks.add(value);
        }
      }
    }
    return ticks;
  }
}

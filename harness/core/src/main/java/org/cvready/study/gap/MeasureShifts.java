package org.cvready.study.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cvready.imaging.ImageMeasure;
import org.cvready.metric.many.MultipleTesting;
import org.cvready.metric.shift.KolmogorovSmirnov;
import org.cvready.metric.shift.PopulationStability;
import org.cvready.metric.shift.Wasserstein;

/**
 * Which image measures lie apart between two sets.
 *
 * <p>Images of one independent unit resemble each other, and a test would take them for more
 * evidence than they are: each unit enters with the mean of its images. Fewer than {@value
 * #FEWEST_UNITS} units on either side are not tested.
 */
final class MeasureShifts {
  static final int FEWEST_UNITS = 5;

  private MeasureShifts() {}

  /** One row for each measure that both sets have on enough units, in the order of measures. */
  static List<MeasureShift> of(GapSet benchmark, GapSet site) {
    List<ImageMeasure> measures = new ArrayList<>();
    List<double[][]> samples = new ArrayList<>();
    List<KolmogorovSmirnov> tests = new ArrayList<>();
    for (ImageMeasure measure : ImageMeasure.values()) {
      double[] first = unitMeans(benchmark, measure);
      double[] second = unitMeans(site, measure);
      if (Math.min(first.length, second.length) >= FEWEST_UNITS) {
        measures.add(measure);
        samples.add(new double[][] {first, second});
        tests.add(KolmogorovSmirnov.of(first, second).orElseThrow());
      }
    }
    double[] pValues = tests.stream().mapToDouble(KolmogorovSmirnov::pValue).toArray();
    double[] adjusted = MultipleTesting.HOLM.adjusted(pValues);
    List<MeasureShift> shifts = new ArrayList<>();
    for (int i = 0; i < measures.size(); i++) {
      double[] first = samples.get(i)[0];
      double[] second = samples.get(i)[1];
      double psi = PopulationStability.withDefaults().of(first, second).orElse(0);
      ImageMeasure measure = measures.get(i);
      shifts.add(
          new MeasureShift(
              measure.key(),
              measure.unit(),
              measure.meaning(),
              median(values(benchmark, measure)).orElseThrow(),
              median(values(site, measure)).orElseThrow(),
              Math.min(first.length, second.length),
              tests.get(i).distance(),
              pValues[i],
              adjusted[i],
              psi,
              Wasserstein.distance(first, second).orElse(0),
              adjusted[i] < MeasureShift.ALPHA && psi >= MeasureShift.LEAST_PSI));
    }
    return shifts;
  }

  /** The values of all images that have the measure. */
  static double[] values(GapSet set, ImageMeasure measure) {
    return set.measures().stream()
        .map(image -> image.value(measure))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static double[] unitMeans(GapSet set, ImageMeasure measure) {
    Map<String, double[]> units = new LinkedHashMap<>();
    for (int i = 0; i < set.measures().size(); i++) {
      OptionalDouble value = set.measures().get(i).value(measure);
      if (value.isPresent()) {
        double[] sum = units.computeIfAbsent(set.images().get(i).cluster(), key -> new double[2]);
        sum[0] += value.getAsDouble();
        sum[1]++;
      }
    }
    return units.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray();
  }

  /** The middle value, or the mean of the two in the middle; empty where there is none. */
  static OptionalDouble median(double[] values) {
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }
}

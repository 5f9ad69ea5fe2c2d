package org.cvready.study.gap;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cvready.imaging.ImageMeasure;

/**
 * Finds the chain of perturbations that makes a benchmark's images look like a site's.
 *
 * <p>The effect of each step alone is measured on a few settings of its knob; chains are searched
 * on the sum of these effects, step by step, with a price on each step so that only useful ones
 * stay. The best chain is then really applied, what the sum had wrong is put right, and the search
 * goes on from there (space mapping: Bandler et al. 1994). At last each step must show on real
 * images that the distance grows without it.
 *
 * <p>Source: J. W. Bandler et al., "Space mapping technique for electromagnetic optimization", IEEE
 * Transactions on Microwave Theory and Techniques 42 (1994), 2536-2544.
 */
final class ChainSearch {
  private static final double LEAST_GAIN = 0.3;
  private static final double LEAST_SHARE_OF_DISTANCE = 0.04;
  private static final int MOST_STEPS = 6;
  private static final int CORRECTIONS = 4;
  private static final int SWEEPS = 6;
  private static final int POINTS = 24;
  private static final int MEASURES = LookMeasure.ALL.size();
  // From here on in spreads, a gradient is worth looking at.
  private static final double UNEVEN = 0.3;

  private final LookProbe probe;
  private final Map<ChainStep, double[][]> responses = new EnumMap<>(ChainStep.class);

  ChainSearch(LookProbe probe) {
    this.probe = probe;
  }

  /** The best chain for a site. */
  FittedChain fit(LookTarget target) {
    double before = target.distance(new double[MEASURES]);
    double price = Math.max(LEAST_GAIN, LEAST_SHARE_OF_DISTANCE * before);
    Fit fit = new Fit(target, price);
    double[] wrong = new double[MEASURES];
    Tried best = fit.tried(new TreeMap<>());
    for (int i = 0; i < CORRECTIONS; i++) {
      SortedMap<ChainStep, Double> next = fit.search(wrong);
      Tried tried = fit.tried(next);
      best = tried.cost() < best.cost() ? tried : best;
      double[] expected = fit.sum(next);
      for (int m = 0; m < MEASURES; m++) {
        wrong[m] = tried.change()[m] - expected[m];
      }
    }
    return fit.pruned(best);
  }

  /** A chain that was really applied. */
  private static final class Tried {
    private final SortedMap<ChainStep, Double> knobs;
    private final double[] change;
    private final double cost;

    private Tried(SortedMap<ChainStep, Double> knobs, double[] change, double cost) {
      this.knobs = knobs;
      this.change = change;
      this.cost = cost;
    }

    private SortedMap<ChainStep, Double> knobs() {
      return knobs;
    }

    private double[] change() {
      return change;
    }

    private double cost() {
      return cost;
    }
  }

  /** The effects of a step alone at its knob settings, measured when first asked for. */
  private double[][] responses(ChainStep step) {
    double[][] known = responses.get(step);
    if (known == null) {
      known =
          step.knobs().stream()
              .map(knob -> probe.change(new TreeMap<>(Map.of(step, knob))))
              .toArray(double[][]::new);
      responses.put(step, known);
    }
    return known;
  }

  /** The search for one site. */
  private final class Fit {
    private final LookTarget target;
    private final double price;
    private final List<ChainStep> steps;

    private Fit(LookTarget target, double price) {
      this.target = target;
      this.price = price;
      this.steps = Arrays.stream(ChainStep.values()).filter(this::mayHelp).toList();
    }

    /** A gradient costs many tries, so that only the one that the light asks for is looked at. */
    private boolean mayHelp(ChainStep step) {
      return switch (step) {
        case LIGHT_FROM_LEFT -> off(ImageMeasure.LEFT_RIGHT) < -UNEVEN;
        case LIGHT_FROM_RIGHT -> off(ImageMeasure.LEFT_RIGHT) > UNEVEN;
        case LIGHT_FROM_TOP -> off(ImageMeasure.TOP_BOTTOM) < -UNEVEN;
        case LIGHT_FROM_BELOW -> off(ImageMeasure.TOP_BOTTOM) > UNEVEN;
        default -> true;
      };
    }

    private double off(ImageMeasure measure) {
      for (int m = 0; m < MEASURES; m++) {
        if (LookMeasure.ALL.get(m).measure() == measure) {
          return target.off(m, 0);
        }
      }
      throw new IllegalArgumentException("not looked at: " + measure);
    }

    private Tried tried(SortedMap<ChainStep, Double> knobs) {
      SortedMap<ChainStep, Double> useful = new TreeMap<>(knobs);
      useful.entrySet().removeIf(entry -> entry.getKey().isNothing(entry.getValue()));
      double[] change = probe.change(useful);
      return new Tried(useful, change, target.distance(change) + price * useful.size());
    }

    /** Adds the step that helps most, as long as one is worth its price. */
    private SortedMap<ChainStep, Double> search(double[] wrong) {
      SortedMap<ChainStep, Double> chain = new TreeMap<>();
      double cost = cost(chain, wrong);
      while (chain.size() < MOST_STEPS) {
        SortedMap<ChainStep, Double> best = chain;
        double bestCost = cost;
        for (ChainStep step : steps) {
          if (!chain.containsKey(step)) {
            SortedMap<ChainStep, Double> longer = new TreeMap<>(chain);
            longer.put(step, 0.0);
            settle(longer, wrong);
            double longerCost = cost(longer, wrong);
            if (longerCost < bestCost) {
              best = longer;
              bestCost = longerCost;
            }
          }
        }
        if (best == chain) {
          return chain;
        }
        chain = best;
        cost = bestCost;
      }
      return chain;
    }

    /** Sets each knob in turn to where it is best while the others stay. */
    private void settle(SortedMap<ChainStep, Double> chain, double[] wrong) {
      double last = Double.POSITIVE_INFINITY;
      double now = cost(chain, wrong);
      for (int i = 0; i < SWEEPS && now < last - 1e-3; i++) {
        for (ChainStep step : List.copyOf(chain.keySet())) {
          turn(step, chain, wrong);
        }
        last = now;
        now = cost(chain, wrong);
      }
    }

    private void turn(ChainStep step, SortedMap<ChainStep, Double> chain, double[] wrong) {
      List<Double> knobs = step.knobs();
      double low = knobs.get(0);
      double high = knobs.get(knobs.size() - 1);
      double width = (high - low) / POINTS;
      double best = bestOf(step, chain, wrong, new double[] {low, high});
      chain.put(step, best);
      double near =
          bestOf(
              step,
              chain,
              wrong,
              new double[] {Math.max(low, best - width), Math.min(high, best + width)});
      chain.put(step, near);
    }

    private double bestOf(
        ChainStep step, SortedMap<ChainStep, Double> chain, double[] wrong, double[] range) {
      double kept = Objects.requireNonNull(chain.get(step));
      double[] others = sum(chain);
      double[] own = response(step, kept);
      for (int m = 0; m < MEASURES; m++) {
        others[m] += wrong[m] - own[m];
      }
      double best = kept;
      double bestDistance = distance(others, own);
      for (int i = 0; i <= POINTS; i++) {
        double knob = range[0] + (range[1] - range[0]) * i / POINTS;
        double distance = distance(others, response(step, knob));
        if (distance < bestDistance) {
          best = knob;
          bestDistance = distance;
        }
      }
      return best;
    }

    private double distance(double[] others, double[] own) {
      double sum = 0;
      for (int m = 0; m < MEASURES; m++) {
        sum += Math.abs(target.off(m, others[m] + own[m]));
      }
      return sum;
    }

    private double cost(SortedMap<ChainStep, Double> chain, double[] wrong) {
      return distance(wrong, sum(chain)) + price * chain.size();
    }

    /** What the steps would do if each did what it does alone. */
    private double[] sum(SortedMap<ChainStep, Double> chain) {
      double[] sum = new double[MEASURES];
      chain.forEach(
          (step, knob) -> {
            double[] own = response(step, knob);
            for (int m = 0; m < MEASURES; m++) {
              sum[m] += own[m];
            }
          });
      return sum;
    }

    /** The effect of a step alone, straight between the settings that were measured. */
    private double[] response(ChainStep step, double knob) {
      List<Double> knobs = step.knobs();
      double[][] known = responses(step);
      int i = 1;
      while (i < knobs.size() - 1 && knobs.get(i) < knob) {
        i++;
      }
      double share = (knob - knobs.get(i - 1)) / (knobs.get(i) - knobs.get(i - 1));
      double[] effect = new double[MEASURES];
      for (int m = 0; m < MEASURES; m++) {
        effect[m] = known[i - 1][m] + share * (known[i][m] - known[i - 1][m]);
      }
      return effect;
    }

    /** Takes out, one after the other, the step that is missed least, where it is not missed. */
    private FittedChain pruned(Tried chain) {
      Tried best = chain;
      SortedMap<ChainStep, Double> weights = new TreeMap<>();
      boolean again = true;
      while (again) {
        again = false;
        weights.clear();
        for (ChainStep step : best.knobs().keySet()) {
          SortedMap<ChainStep, Double> without = new TreeMap<>(best.knobs());
          without.remove(step);
          Tried tried = tried(without);
          if (tried.cost() <= best.cost()) {
            best = tried;
            again = true;
            break;
          }
          weights.put(step, tried.cost() + price - best.cost());
        }
      }
      return new FittedChain(best.knobs(), best.change(), weights);
    }
  }
}

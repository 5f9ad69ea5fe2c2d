package org.cvready.plan;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A first plan to start from, with a comment on every choice.
 *
 * @param model the model's file, relative to where the plan will lie
 * @param format of the data set: {@code coco}, {@code yolo}, {@code voc} or {@code folder}
 * @param dataset the data set's file or folder, relative to where the plan will lie
 * @param classNames classes of the data set, or of the model where the set has none; may be empty
 */
public record PlanTemplate(String model, String format, String dataset, List<String> classNames) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  // Words that YAML may read as something else than text.
  private static final Set<String> WORDS =
      Set.of("null", "true", "false", "yes", "no", "on", "off");
  private static final int MOST_NAMED = 8;

  private static final String TEXT =
      """
      # What has to hold before this model may work here. Check it: cvready check PLAN
      # Run it: cvready certify PLAN. Paths are relative to this file.
      plan: 1
      name: first certification
      seed: 1                          # of every random stream; the certificate prints it

      model:
        file: @MODEL@
        decoder: auto                  # cvready inspect MODEL says which one and why
        device: cpu
        # input: {size: 640, resize: letterbox, pad: 114, color: rgb}   # overrides the decoder's

      operating_point:
        # A detection counts at or above this score. Choose it on other images than these.
        score: 0.5                     # or by class: @SCORES@
        # review_from: 0.3             # scores from here to below send the unit to a person
        match_iou: 0.5                 # least overlap of a detection with an object it finds

      datasets:
        line:
          format: @FORMAT@
          path: @DATASET@
          role: on_site                # or benchmark, out_of_distribution, train, validation, test
          sampling: natural            # enriched, if the images were chosen by what they show
          # tags: tags.csv             # a column file, then one column for each tag
          # slice_by: [shift]
          # expects: {shift: [day, night]}   # a value that never comes is then seen
          # unit_by: part              # images of one part are decided together
        # Images the model must not trust, such as an empty belt or another product:
        # foreign: {format: folder, path: foreign, role: out_of_distribution, safe: [review]}

      # What the images are put through, besides being run as they are. See them: cvready preview
      # PLAN. All there are, with their units and causes: cvready perturb --list.
      conditions:
        exposure: {ev: [-2, -1, 1], sample: 500@APPLY@}
        glare: {severity: [1, 3, 5], sample: 500@APPLY@}
        motion_blur: {severity: [1, 3], sample: 500@APPLY@}
        # The 15 common corruptions of the literature, whose mean over all severities is mpc:
        # corruptions: {set: common, severity: all, sample: 500@APPLY@}

      # Volume, defect rates and costs turn rates into alarms and escapes a month.
      # production: {units_per_minute: 60, hours_per_month: 160, defect_rate: {@RATES@}}

      # Units arrive on schedule, ready or not; 0.1 % late needs about 3,000 of them.
      # line_speed: {units_per_minute: 480, deadline: 100 ms, warm_up: 10 s, run: 400 s}

      # How far light and motion may go before a limit breaks, found by search.
      # envelope:
      #   gates: [{metric: fn_rate, dataset: line, at_most: 5 %}]
      #   search: {exposure: {from: -3 EV, to: 2 EV}, line_motion: {to: 1600 mm_per_s}}

      # Strange images go to a person.
      # guard: {scores: [mahalanobis, max_score], keep: 99 %, fit: line}

      # throughput: {threads: [1, 2]}  # under JMH; also by cvready bench PLAN

      # responsibilities: {owner: who, reviewed_every: 30 days, act_when: fn_rate above 5 %}

      # Every limit gets PASS, FAIL or INCONCLUSIVE; all must pass.
      gates:
      @GATES@  # - {metric: latency_p99, at_most: 80 ms}
        # - {metric: late_frames, at_most: 0.1 %}
      """;

  private static final String LABELLED_GATES =
      """
        # Objects missed, each class on its own.
        - {metric: fn_rate, dataset: line, class: each, at_most: 5 %}
        # Good units thrown away.
        - {metric: false_reject_rate, dataset: line, at_most: 1 %}
        # Objects missed under each of the conditions.
        - {metric: fn_rate, dataset: line, class: each, condition: each, at_most: 15 %}
      """;

  private static final String UNLABELLED_GATES =
      """
        # Without labels nobody knows what was missed; only a person's load can be limited.
        - {metric: review_load, dataset: line, at_most: 2 %}
        - {metric: review_load, dataset: line, condition: each, at_most: 5 %}
      """;

  /** Checks the format and copies the names. */
  public PlanTemplate {
    classNames = List.copyOf(classNames);
    if (!PlanKeys.FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "format must be one of %s, got '%s'"
              .formatted(String.join(", ", PlanKeys.FORMATS), format));
    }
  }

  /** The plan as YAML. */
  public String yaml() {
    boolean labelled = !format.equals("folder");
    return TEXT.replace("@GATES@", labelled ? LABELLED_GATES : UNLABELLED_GATES)
        // Conditions apply to labelled sets unless they name theirs.
        .replace("@APPLY@", labelled ? "" : ", apply_to: [line]")
        .replace("@FORMAT@", format)
        .replace("@MODEL@", quoted(model))
        .replace("@DATASET@", quoted(dataset))
        .replace("@SCORES@", byClass(": 0.4", "{default: 0.5", ", "))
        .replace("@RATES@", byClass(": 0.5 %", "", ""));
  }

  /** Some classes with a value each; all would make a line that nobody reads. */
  private String byClass(String value, String before, String between) {
    String classes =
        classNames.stream()
            .limit(MOST_NAMED)
            .map(name -> quoted(name) + value)
            .collect(Collectors.joining(", "));
    String text = before + (classes.isEmpty() ? "" : between) + classes;
    return before.startsWith("{") ? text + "}" : text;
  }

  /** A text as YAML reads it back, in one line whatever it holds. */
  static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.contains(text)) {
      return text;
    }
    if (text.codePoints().allMatch(c -> c >= ' ' && c < 0x7f)) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder escaped = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f && c != '"' && c != '\\';
      escaped.append(plain ? String.valueOf(c) : "\\u%04x".formatted((int) c));
    }
    return escaped.append('"').toString();
  }
}

package org.cvready.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.cvready.metric.ScoreGrid;

/**
 * Texts that change with the operating score, collected while a page is printed.
 *
 * <p>A slot holds the text of one element at every step as runs: pairs of a first step and the
 * number of a text. Texts and slots that are the same are kept once.
 */
final class SlotBook {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<List<Integer>, Integer> slots = new LinkedHashMap<>();

  /** The number of the slot with these texts by step. */
  int slot(IntFunction<String> textAt) {
    List<Integer> every = new ArrayList<>(ScoreGrid.STEPS);
    for (int step = 0; step < ScoreGrid.STEPS; step++) {
      every.add(step);
    }
    return slot(every, textAt);
  }

  /** The same where only some steps, the first among them, bring another text. */
  int slot(List<Integer> from, IntFunction<String> textAt) {
    List<Integer> runs = new ArrayList<>();
    int last = -1;
    for (int step : from) {
      int text = texts.computeIfAbsent(textAt.apply(step), key -> texts.size());
      if (text != last) {
        runs.add(step);
        runs.add(text);
        last = text;
      }
    }
    return slots.computeIfAbsent(runs, key -> slots.size());
  }

  /** Writes two fields into the object that is open: the texts, and the slots. */
  void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("texts");
    for (String text : texts.keySet()) {
      json.writeString(text);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("slots");
    for (List<Integer> runs : slots.keySet()) {
      json.writeStartArray();
      for (int number : runs) {
        json.writeNumber(number);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}

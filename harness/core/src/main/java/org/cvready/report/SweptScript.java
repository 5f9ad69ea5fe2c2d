package org.cvready.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.cvready.gate.Headline;
import org.cvready.gate.Verdict;
import org.cvready.metric.Figures;
import org.cvready.study.threshold.SweptGate;
import org.cvready.study.threshold.ThresholdSweep;

/**
 * What the script of a page needs to move its elements: the texts of all slots, and what is said of
 * all gates together.
 *
 * @param sweep what other operating scores would give
 * @param gates of the page
 * @param book the slots that the page's elements have taken so far
 */
record SweptScript(ThresholdSweep sweep, SweptGates gates, SlotBook book) {
  private static final int MOST_SENTENCES = 8;

  /** As JSON that may stand in a script element. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("certified", sweep.certifiedStep().orElse(-1));
      json.writeNumberField("score", book.slot(SweptPage::score));
      json.writeStringField("verdicts", sweep.verdicts());
      json.writeNumberField(
          "headline",
          book.slot(step -> Headline.of(overall(step), SweptGates.verdicts(sweep.gates(), step))));
      json.writeNumberField(
          "tally", book.slot(step -> GateOrder.tallyOf(SweptGates.verdicts(sweep.gates(), step))));
      writeWords(json);
      writeGates(json);
      book.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return PageScript.inert(text.toString());
  }

  private Verdict overall(int step) {
    return SweptGates.verdict(sweep.verdicts().charAt(step)).orElseThrow();
  }

  /** How verdicts are written and coloured: word over all, word of one, sign, style. */
  private static void writeWords(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("words");
    for (Verdict verdict : Verdict.values()) {
      json.writeFieldName(SweptGates.letter(verdict));
      String[] words = {
        GateOrder.word(verdict), verdict.name(), Page.sign(verdict), Page.style(verdict)
      };
      json.writeArray(words, 0, words.length);
    }
    json.writeEndObject();
  }

  /** What did not pass at each step: which gates, worst first, and how many more. */
  private void writeGates(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("gates");
    for (SweptGate gate : sweep.gates()) {
      json.writeStartArray();
      json.writeString(gate.metric().key());
      json.writeString(" on " + gate.scope().text());
      json.writeNumber(book.slot(step -> SweptPage.letter(gate, step)));
      json.writeNumber(book.slot(step -> gates.at(gate, step).reason()));
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeNumberField("worst", book.slot(this::worst));
  }

  private String worst(int step) {
    List<Integer> worst = gates.worstFirst(step);
    List<Integer> shown = worst.subList(0, Math.min(MOST_SENTENCES, worst.size()));
    return String.join(" ", shown.stream().map(Object::toString).toList())
        + "\t"
        + Figures.count(worst.size() - shown.size());
  }
}

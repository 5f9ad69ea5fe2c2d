package org.cvready.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cvready.study.Observation;
import org.cvready.study.StageTiming;

/** The run's times: one line of JSON for each observation, in microseconds by stage. */
final class TimingLog implements AutoCloseable {
  private final JsonGenerator json;

  TimingLog(Path file) throws IOException {
    this.json = JsonFiles.to(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    json.setRootValueSeparator(null);
  }

  void write(String set, Observation observation) throws IOException {
    StageTiming timing = observation.timing();
    json.writeStartObject();
    json.writeStringField("set", set);
    json.writeStringField("image", observation.sample().name());
    json.writeStringField("condition", observation.condition());
    json.writeNumberField("decode_us", timing.decode() / 1_000);
    json.writeNumberField("perturb_us", timing.perturb() / 1_000);
    json.writeNumberField("detect_us", timing.detect() / 1_000);
    json.writeNumberField("match_us", timing.match() / 1_000);
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /** Writes the latency of each unit of a line-speed run, in schedule order. */
  void writeLineSpeed(long[] latencyNanos) throws IOException {
    for (int unit = 0; unit < latencyNanos.length; unit++) {
      json.writeStartObject();
      json.writeNumberField("line_speed_unit", unit);
      if (latencyNanos[unit] == Long.MAX_VALUE) {
        json.writeBooleanField("dropped", true);
      } else {
        json.writeNumberField("latency_us", latencyNanos[unit] / 1_000);
      }
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}

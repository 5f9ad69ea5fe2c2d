package org.cvready.cli;

import java.io.IOException;
import java.util.List;
import org.cvready.imaging.PixelScaling;
import org.cvready.model.Detector;
import org.cvready.model.DetectorDescription;
import org.cvready.model.ModelOptions;
import org.cvready.model.engine.OnnxFile;

/** Runs {@code inspect}. */
final class InspectAction {
  private static final int NAMES_SHOWN = 20;

  private InspectAction() {}

  static ExitCode run(InspectCommand.Request request, Streams streams) throws IOException {
    if (request.tensors()) {
      OnnxFile model = OnnxFile.checked(request.model());
      streams.print(String.join("\n", model.computed()) + "\n");
      return ExitCode.OK;
    }
    ModelOptions options = ModelOptions.of(request.model());
    if (request.decoder().isPresent()) {
      options = options.withDecoder(request.decoder().get());
    }
    try (Detector detector = Detector.open(options)) {
      streams.print(text(detector.description()));
    }
    return ExitCode.OK;
  }

  private static String text(DetectorDescription model) {
    StringBuilder text = new StringBuilder();
    line(text, "model", model.file());
    line(text, "engine", model.engine());
    model.inputs().forEach(input -> line(text, "input", input));
    model.outputs().forEach(output -> line(text, "output", output));
    line(text, "decoder", model.decoder());
    model.why().forEach(reason -> line(text, "", reason));
    if (!model.alternatives().isEmpty()) {
      line(text, "by shape also", String.join(", ", model.alternatives()));
    }
    PixelScaling pixels = model.pixels();
    line(
        text,
        "pixels",
        "%s to %d x %d, %s, (sample * %s - %s) / %s, bars of %d"
            .formatted(
                pixels.resize().word(),
                model.layout().width(),
                model.layout().height(),
                pixels.bgr() ? "BGR" : "RGB",
                pixels.scale(),
                pixels.mean(),
                pixels.std(),
                pixels.padValue()));
    line(
        text,
        "suppression",
        "IoU %s, scores from %s, at most %d an image"
            .formatted(model.nmsIou(), model.scoreFloor(), model.maxDetections()));
    line(text, "classes", classes(model.classNames()));
    return text.toString();
  }

  private static String classes(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
    return names.size() <= NAMES_SHOWN
        ? "%d: %s".formatted(names.size(), first)
        : "%d: %s and %d more".formatted(names.size(), first, names.size() - NAMES_SHOWN);
  }

  private static void line(StringBuilder text, String label, Object value) {
    text.append("%-14s %s%n".formatted(label, value));
  }
}

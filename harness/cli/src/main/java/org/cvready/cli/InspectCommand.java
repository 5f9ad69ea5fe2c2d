package org.cvready.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code inspect}: tells how a model would be read. */
@Command(
    name = "inspect",
    description =
        "Show a model's inputs, outputs and class names, and the decoder it would get and why.",
    footer = {
      "",
      "Example:",
      "  cvready inspect detector.onnx",
      "  cvready inspect detector.onnx --tensors"
    })
final class InspectCommand extends Verb<InspectCommand.Request> {
  /**
   * What to inspect.
   *
   * @param model the model file
   * @param decoder name of a decoder to try in place of the chosen one
   * @param tensors whether to list what the graph computes, in place of all else
   */
  record Request(Path model, Optional<String> decoder, boolean tensors) {}

  @Parameters(paramLabel = "MODEL", description = "The model file.")
  private Path model = Path.of("");

  @Option(names = "--decoder", paramLabel = "D", description = "Decoder to try; default: choose.")
  private @Nullable String decoder;

  @Option(
      names = "--tensors",
      description =
          "List the names of all tensors that an ONNX graph computes, in the order of its nodes, for"
              + " guard.features.output of a plan.")
  private boolean tensors;

  InspectCommand(Action<Request> action, Streams streams) {
    super(action, streams);
  }

  @Override
  Request request() {
    return new Request(model, Arguments.decoder(decoder), tensors);
  }
}

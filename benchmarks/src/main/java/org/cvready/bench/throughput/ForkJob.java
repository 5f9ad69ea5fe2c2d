package org.cvready.bench.throughput;

import java.nio.file.Path;
import java.util.List;
import org.cvready.model.ModelOptions;

/**
 * What a fork does.
 *
 * @param model how the model is opened, with its intra-op threads
 * @param images files that are shown in turn
 * @param batch images in a run
 * @param seed of the choice of outputs that are kept
 */
record ForkJob(ModelOptions model, List<Path> images, int batch, long seed) {
  ForkJob {
    images = List.copyOf(images);
  }
}

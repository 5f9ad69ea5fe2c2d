package org.cvready.study.selection;

import org.cvready.dataset.Sample;
import org.cvready.imaging.Capture;
import org.cvready.imaging.PictureDecoder;
import org.cvready.imaging.PixelMemory;

/** What a verifier sees of an image that the model has just seen; for one thread. */
final class SecondView {
  private final PictureDecoder decoder;
  private final boolean same;
  private final PixelMemory memory = new PixelMemory();

  /** Takes how the model has images decoded, and how the verifier has. */
  SecondView(PictureDecoder models, PictureDecoder verifiers) {
    this.decoder = verifiers;
    this.same = models.equals(verifiers);
  }

  /**
   * The image for the verifier, decoded again only where the model had too few pixels of it.
   *
   * @param first what the model saw
   */
  Capture of(Sample sample, Capture first) {
    return same || first.isWhole() ? first : sample.capture(decoder, memory);
  }
}

package org.cvready.model.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cvready.imaging.PixelScaling;
import org.cvready.imaging.ResizeMode;

/** The families of detectors whose outputs cvready can read. */
public enum DecoderKind {
  /** See {@link YoloV8Decoder}. */
  YOLOV8(
      "yolov8",
      "[1, 4+C, N] or [1, N, 4+C]: centre and size in pixels, class scores",
      Family.ULTRALYTICS,
      0.7,
      YoloV8Decoder::recognise),
  /** See {@link YoloV5Decoder}. */
  YOLOV5(
      "yolov5",
      "[1, N, 5+C]: centre and size in pixels, objectness, class scores",
      Family.ULTRALYTICS,
      0.6,
      YoloV5Decoder::recognise),
  /** See {@link YoloXDecoder}. */
  YOLOX(
      "yolox",
      "[1, N, 5+C]: a raw grid of offsets and log sizes, objectness, class scores",
      PixelScaling.of(ResizeMode.TOP_LEFT, true, 1),
      0.65,
      YoloXDecoder::recognise),
  /** See {@link EndToEndDecoder}. */
  END_TO_END(
      "end_to_end",
      "[1, N, 6]: corners in pixels, score, class; overlapping boxes removed already",
      Family.ULTRALYTICS,
      1,
      EndToEndDecoder::recognise),
  /** See {@link PicoDetLayout}. */
  PICODET(
      "picodet",
      "per level [1, cells, C] and [1, cells, 4*bins]: class scores and distances as distributions",
      Family.IMAGENET_BGR,
      0.6,
      PicoDetLayout::recognise),
  /** See {@link NanoDetLayout}. */
  NANODET(
      "nanodet",
      "[1, N, C+4*bins]: class scores and distances as distributions",
      Family.IMAGENET_BGR,
      0.6,
      NanoDetLayout::recognise),
  /** See {@link FastestDetDecoder}. */
  FASTESTDET(
      "fastestdet",
      "[1, 5+C, H/16, W/16]: one map of objectness, box and class scores",
      PixelScaling.of(ResizeMode.STRETCH, true, 1 / 255.0),
      0.45,
      FastestDetDecoder::recognise),
  /** See {@link SsdDecoder}. */
  SSD(
      "ssd",
      "[1, N, C] and [1, N, 4]: scores, corners in [0, 1]",
      PixelScaling.of(ResizeMode.STRETCH, false, 1)
          .normalised(List.of(127.0, 127.0, 127.0), List.of(128.0, 128.0, 128.0)),
      0.45,
      SsdDecoder::recognise),
  /** See {@link DetrDecoder}. */
  DETR(
      "detr",
      "[1, Q, C+1] and [1, Q, 4]: logits, centre and size in [0, 1]",
      PixelScaling.of(ResizeMode.STRETCH, false, 1 / 255.0)
          .normalised(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
      1,
      DetrDecoder::recognise);

  /** Preprocessing that several kinds share. */
  private static final class Family {
    static final PixelScaling ULTRALYTICS = PixelScaling.of(ResizeMode.LETTERBOX, false, 1 / 255.0);

    // The channel means of ImageNet, blue first, on samples in [0, 255].
    static final PixelScaling IMAGENET_BGR =
        PixelScaling.of(ResizeMode.STRETCH, true, 1)
            .normalised(List.of(103.53, 116.28, 123.675), List.of(57.375, 57.12, 58.395));
  }

  private final String word;
  private final String layout;

  // A record of numbers and unmodifiable lists.
  @SuppressWarnings("ImmutableEnumChecker")
  private final PixelScaling pixels;

  private final double nmsIou;

  // Stateless: a static method.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<ModelEvidence, Optional<Recognition>> recogniser;

  DecoderKind(
      String word,
      String layout,
      PixelScaling pixels,
      double nmsIou,
      Function<ModelEvidence, Optional<Recognition>> recogniser) {
    this.word = word;
    this.layout = layout;
    this.pixels = pixels;
    this.nmsIou = nmsIou;
    this.recogniser = recogniser;
  }

  /** The name in plans and on the command line. */
  public String word() {
    return word;
  }

  /** The outputs it reads, for people. */
  public String layout() {
    return layout;
  }

  /**
   * What this family expects to be done to pixels, unless a model's own training says otherwise.
   */
  public PixelScaling pixels() {
    return pixels;
  }

  /** The overlap that this family's own evaluation allows, in [0, 1]; 1 means all are kept. */
  public double nmsIou() {
    return nmsIou;
  }

  /** How this family would read these outputs; empty where it cannot. */
  public Optional<Recognition> recognise(ModelEvidence evidence) {
    return recogniser.apply(evidence);
  }

  /** The kind of this name. */
  public static Optional<DecoderKind> byName(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** All names, for messages. */
  public static List<String> names() {
    return Arrays.stream(values()).map(DecoderKind::word).toList();
  }
}

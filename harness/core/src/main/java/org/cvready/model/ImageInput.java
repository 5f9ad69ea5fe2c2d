package org.cvready.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cvready.imaging.SampleType;
import org.cvready.imaging.TensorLayout;
import org.cvready.model.engine.ElementType;
import org.cvready.model.engine.ModelSignature;
import org.cvready.model.engine.TensorInfo;
import org.cvready.model.engine.UnusableModelException;

/**
 * The one input a picture goes into, with every open size settled.
 *
 * @param info name, type and fixed shape
 * @param layout how pixels lie in it
 * @param because where its size comes from, as a sentence
 */
record ImageInput(TensorInfo info, TensorLayout layout, String because) {
  private static final int DEFAULT_SIZE = 640;
  private static final Pattern SIZE =
      Pattern.compile("\\[?\\s*(\\d{1,5})\\s*[,x]\\s*(\\d{1,5})\\s*]?");

  static ImageInput of(ModelSignature signature, ModelOptions options) {
    if (signature.inputs().isEmpty()) {
      // TorchScript does not say what it wants.
      TensorInfo open = new TensorInfo("input", ElementType.FLOAT32, List.of(1L, 3L, -1L, -1L));
      return settle(open, signature, options);
    }
    if (signature.inputs().size() != 1) {
      throw new UnusableModelException(
          "model must have one input, for the picture, got %s in %s"
              .formatted(signature.inputs(), options.file()));
    }
    return settle(signature.inputs().get(0), signature, options);
  }

  private static ImageInput settle(
      TensorInfo input, ModelSignature signature, ModelOptions options) {
    boolean picture = input.rank() == 4;
    boolean planar = picture && (input.shape().get(1) == 3 || input.shape().get(1) == -1);
    boolean interleaved = picture && input.shape().get(3) == 3 && input.shape().get(1) != 3;
    if (!picture || !(planar || interleaved) || Math.abs(input.shape().get(0)) != 1) {
      throw new UnusableModelException(
          "model input must be one picture of 3 channels, [1, 3, H, W] or [1, H, W, 3], got %s in %s"
              .formatted(input, options.file()));
    }
    int rowDimension = interleaved ? 1 : 2;
    Size size = size(input, rowDimension, new Said(signature, options));
    List<Long> shape = new ArrayList<>(input.shape());
    shape.set(0, 1L);
    shape.set(interleaved ? 3 : 1, 3L);
    shape.set(rowDimension, (long) size.height);
    shape.set(rowDimension + 1, (long) size.width);
    TensorLayout layout =
        new TensorLayout(size.width, size.height, sampleType(input, options), interleaved);
    return new ImageInput(input.withShape(shape), layout, size.because);
  }

  private record Size(int width, int height, String because) {}

  private record Said(ModelSignature signature, ModelOptions options) {}

  private static Size size(TensorInfo input, int rowDimension, Said said) {
    long height = input.shape().get(rowDimension);
    long width = input.shape().get(rowDimension + 1);
    InputOverrides overrides = said.options.input();
    if (height == 0 || width == 0) {
      throw new UnusableModelException(
          "model input must be at least 1 x 1 pixels, got %s in %s"
              .formatted(input, said.options.file()));
    }
    Size wish = wish(said);
    boolean fixed = height > 0 && width > 0;
    int w = width > 0 ? (int) width : wish.width;
    int h = height > 0 ? (int) height : wish.height;
    if (overrides.width().isPresent() && (w != wish.width || h != wish.height)) {
      throw new UnusableModelException(
          "input size must be %d x %d, which %s fixes, got %d x %d from the user"
              .formatted(w, h, said.options.file(), wish.width, wish.height));
    }
    return new Size(w, h, fixed ? "the model fixes the size" : wish.because);
  }

  private static Size wish(Said said) {
    InputOverrides overrides = said.options.input();
    if (overrides.width().isPresent()) {
      return new Size(
          overrides.width().getAsInt(), overrides.height().orElseThrow(), "the user gave the size");
    }
    String metadata = said.signature.metadata().getOrDefault("imgsz", "");
    Matcher matcher = SIZE.matcher(metadata);
    if (matcher.matches()) {
      int h = Integer.parseInt(matcher.group(1));
      int w = Integer.parseInt(matcher.group(2));
      if (w > 0 && h > 0) {
        return new Size(w, h, "the model leaves the size open and its metadata says imgsz");
      }
    }
    return new Size(
        DEFAULT_SIZE,
        DEFAULT_SIZE,
        "the model leaves the size open and nothing says otherwise, so it is 640 x 640");
  }

  private static SampleType sampleType(TensorInfo input, ModelOptions options) {
    return switch (input.type()) {
      case FLOAT32 -> SampleType.FLOAT32;
      case FLOAT16 -> SampleType.FLOAT16;
      case UINT8 -> SampleType.UINT8;
      case INT32, INT64 ->
          throw new UnusableModelException(
              "model input must be of float32, float16 or uint8, got %s in %s"
                  .formatted(input, options.file()));
    };
  }
}

package org.cvready.study.gallery;

import java.util.List;
import java.util.Locale;
import org.cvready.metric.Decision;
import org.cvready.metric.Scope;

/**
 * One picture of what went wrong. Its pixels are in a JPEG file beside the certificate.
 *
 * @param number of the file, from 1
 * @param kind why it is shown
 * @param dataset the set
 * @param image name of the image in its set
 * @param condition what the image was put through; {@link Scope#CLEAN} for nothing
 * @param className what was missed or raised wrongly; empty where nothing was raised
 * @param decision what the line does with the image
 * @param width of the picture, pixels
 * @param height of the picture, pixels
 * @param marks boxes on it, in its pixels
 * @param caption what went wrong, in words
 */
public record GalleryPicture(
    int number,
    PictureKind kind,
    String dataset,
    String image,
    String condition,
    String className,
    Decision decision,
    int width,
    int height,
    List<PictureMark> marks,
    String caption) {
  /** Folder of the files, beside the certificate. */
  public static final String FOLDER = "pictures";

  /** Checks number and size, copies the list. */
  public GalleryPicture {
    marks = List.copyOf(marks);
    if (number < 1 || number > 999) {
      throw new IllegalArgumentException("number must be in [1, 999], got " + number);
    }
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "picture must be at least 1 x 1 pixels, got %d x %d".formatted(width, height));
    }
  }

  /** Path of the file from the run's folder: {@code pictures/007.jpg}. */
  public String file() {
    return FOLDER + "/" + fileName(number);
  }

  /** Name of the file with a number: {@code 007.jpg}. */
  public static String fileName(int number) {
    return String.format(Locale.ROOT, "%03d.jpg", number);
  }
}

package org.cvready.imaging;

import java.util.Locale;
import java.util.Set;

/** The kinds of image file that are read; a file's kind is told by its first bytes. */
public enum ImageFormat {
  /** JPEG, baseline or progressive, grey or colour. */
  JPEG,
  /** PNG with 1 to 16 bits a sample; not animated. */
  PNG,
  /** Windows bitmap. */
  BMP,
  /** TIFF; the first page of it. */
  TIFF,
  /** WebP; not animated. */
  WEBP;

  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "tif", "tiff", "webp");

  /** True where the file's name ends like an image's that is read; its bytes are not looked at. */
  public static boolean isImageName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot >= 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}

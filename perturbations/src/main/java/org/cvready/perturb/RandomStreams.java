package org.cvready.perturb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The random streams of a run: one for each image and perturbation.
 *
 * <p>A stream starts from the SHA-256 digest of the plan's seed (8 bytes, big-endian), the length
 * of the image's file stem in bytes (4, big-endian), the stem and the perturbation's name, both in
 * UTF-8. The 32 bytes of the digest are the whole state of an {@code L64X128MixRandom}, whose
 * algorithm the JDK specifies. So a stream depends neither on the order of images nor on threads,
 * and not on the strength: all strengths of a perturbation share one random field on an image.
 */
public final class RandomStreams {
  private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private RandomStreams() {}

  /**
   * A fresh generator at the start of the stream.
   *
   * @param seed of the plan
   * @param stem of the image's file name, without folder and extension
   * @param perturbation its name
   */
  public static RandomGenerator of(long seed, String stem, String perturbation) {
    byte[] stemBytes = stem.getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(12).putLong(seed).putInt(stemBytes.length).array());
    digest.update(stemBytes);
    return FACTORY.create(digest.digest(perturbation.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

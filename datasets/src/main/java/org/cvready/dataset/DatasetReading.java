package org.cvready.dataset;

/**
 * What could be read of a data set, and what is wrong with it.
 *
 * @param dataset the usable samples, with boxes as the annotation has them; samples without a
 *     readable image and objects without a known class are left out
 * @param findings every problem
 */
public record DatasetReading(Dataset dataset, DatasetFindings findings) {}

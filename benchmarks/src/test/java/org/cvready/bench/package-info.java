/**
 * Benchmarks of the program's own hot paths, and the problems they are run on; not shipped.
 *
 * <p>{@code mvn -q -pl benchmarks -am -DskipTests package} writes {@code
 * benchmarks/target/benchmarks.args}, with which they run:
 *
 * <pre>{@code
 * java @benchmarks/target/benchmarks.args org.openjdk.jmh.Main Coco
 * java @benchmarks/target/benchmarks.args org.cvready.bench.ScoreProblemGenerator DIR
 * }</pre>
 */
@NullMarked
package org.cvready.bench;

import org.jspecify.annotations.NullMarked;

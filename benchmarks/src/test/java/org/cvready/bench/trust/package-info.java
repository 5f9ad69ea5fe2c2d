/**
 * The study behind the trust in a verdict: thousands of certifications of sites whose true rates
 * are known; not shipped.
 *
 * <p>May use the worlds of core's tests, which hold the hardest of these sites too. {@code mvn -q
 * -pl benchmarks -am -DskipTests package} writes {@code benchmarks/target/benchmarks.args}, with
 * which it runs:
 *
 * <pre>{@code
 * java @benchmarks/target/benchmarks.args org.cvready.bench.trust.TrustStudy harness/docs/trust.md
 * }</pre>
 */
@NullMarked
package org.cvready.bench.trust;

import org.jspecify.annotations.NullMarked;

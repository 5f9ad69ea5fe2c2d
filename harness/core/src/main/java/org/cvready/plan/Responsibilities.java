package org.cvready.plan;

import java.util.Optional;

/**
 * Who answers for the model on the line; what is not stated is printed as such.
 *
 * @param owner who
 * @param reviewedEvery how often the certificate is looked at again
 * @param actWhen at which figure somebody acts
 */
public record Responsibilities(
    Optional<String> owner, Optional<String> reviewedEvery, Optional<String> actWhen) {}

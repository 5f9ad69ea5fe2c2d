/** Tests of {@link org.cvready.study.profile}. */
@NullMarked
package org.cvready.study.profile;

import org.jspecify.annotations.NullMarked;

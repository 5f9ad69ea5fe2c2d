/** Tests of what a model's rates mean for a line. */
@NullMarked
package org.cvready.study.production;

import org.jspecify.annotations.NullMarked;

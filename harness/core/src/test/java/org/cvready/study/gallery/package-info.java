/** Tests. */
@NullMarked
package org.cvready.study.gallery;

import org.jspecify.annotations.NullMarked;

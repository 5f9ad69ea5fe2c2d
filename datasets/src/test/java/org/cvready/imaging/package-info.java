/** Tests of pixels in and out. */
@NullMarked
package org.cvready.imaging;

import org.jspecify.annotations.NullMarked;

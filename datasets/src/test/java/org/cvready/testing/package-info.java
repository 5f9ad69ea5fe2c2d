/** What the tests of every module share. */
@NullMarked
package org.cvready.testing;

import org.jspecify.annotations.NullMarked;

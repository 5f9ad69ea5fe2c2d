@NullMarked
package org.cvready.match;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.cvready.study.quality;

import org.jspecify.annotations.NullMarked;

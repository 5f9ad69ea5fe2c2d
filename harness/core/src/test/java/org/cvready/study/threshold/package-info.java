@NullMarked
package org.cvready.study.threshold;

import org.jspecify.annotations.NullMarked;

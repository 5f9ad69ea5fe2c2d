@NullMarked
package org.cvready.study.score;

import org.jspecify.annotations.NullMarked;

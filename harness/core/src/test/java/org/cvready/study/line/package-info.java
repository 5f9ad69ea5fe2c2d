/** Tests of what a run at line speed shows. */
@NullMarked
package org.cvready.study.line;

import org.jspecify.annotations.NullMarked;

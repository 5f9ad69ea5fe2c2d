/** Tests of what makes a label a suspect. */
@NullMarked
package org.cvready.study.suspect;

import org.jspecify.annotations.NullMarked;

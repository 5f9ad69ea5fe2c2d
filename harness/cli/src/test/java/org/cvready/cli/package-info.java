/** Tests of the command line, and of the order of all packages. */
@NullMarked
package org.cvready.cli;

import org.jspecify.annotations.NullMarked;

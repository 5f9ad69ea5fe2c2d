@NullMarked
package org.cvready.metric.coco;

import org.jspecify.annotations.NullMarked;

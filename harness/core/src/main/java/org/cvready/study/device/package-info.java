/**
 * What the device costs before the first image and beside the model's arithmetic: warm-up, memory,
 * transfer, and who ran which node.
 *
 * <p>May use the model.
 *
 * <pre>{@code
 * DeviceFindings found = DeviceFindings.of(DeviceTrial.run(options, inputs));
 * }</pre>
 */
@NullMarked
package org.cvready.study.device;

import org.jspecify.annotations.NullMarked;

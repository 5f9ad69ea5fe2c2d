/**
 * The user's plan: what to certify, on which images, under which conditions and limits, as
 * validated records.
 *
 * <p>A plan is YAML. All of its problems are reported at once, each with its path in the file and a
 * suggestion. May use Jackson, the names of metrics, decoders and perturbations; only {@code gate}
 * and {@code run} import it. {@code plan.schema.json} beside the classes describes the same
 * language to editors.
 *
 * <pre>{@code
 * Plan plan = PlanReader.read(Path.of("plan.yaml"), PathRule.INSIDE_PLAN_FOLDER);
 * String first = new PlanTemplate("detector.onnx", "voc", "images", names).yaml();
 * }</pre>
 */
@NullMarked
package org.cvready.plan;

import org.jspecify.annotations.NullMarked;

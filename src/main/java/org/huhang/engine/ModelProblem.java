package org.huhang.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a model may not be deployed.
 *
 * @param file the file, as it is named in the deployment
 * @param line the line in it, counted from 1; 0 if the file as a whole is meant
 * @param elementId the id of the element, or of the nearest one around it that has one; null if there is none
 * @param what what stands there and may not, in English; quotes names of the file, never texts
 */
public record ModelProblem(String file, int line, @Nullable String elementId, String what) {

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (elementId == null ? "" : " (" + elementId + ")") + ": " + what;
    }
}

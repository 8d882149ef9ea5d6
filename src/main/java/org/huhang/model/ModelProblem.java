package org.huhang.model;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a model.
 *
 * @param weight whether it keeps the model out
 * @param file the file, as it is named in the deployment
 * @param line the line in it, counted from 1; 0 if the element or the file as a whole is meant
 * @param elementId the id of the element, or of the nearest one around it that has one; null if there is none
 * @param what what stands there and may not, in English; quotes names of the file, never texts
 */
public record ModelProblem(Weight weight, String file, int line, @Nullable String elementId, String what) {

    /** How much a problem weighs. */
    public enum Weight {
        /** The model is not deployed. */
        REFUSED,
        /** The model works, but people who read it would be better served. */
        ADVICE
    }

    static ModelProblem at(String file, int line, @Nullable String elementId, String what) {
        return new ModelProblem(Weight.REFUSED, file, line, elementId, what);
    }

    /**
     * A problem that keeps a model out.
     *
     * @param file the file
     * @param elementId the element, or null for the file
     * @param what what is wrong with it
     * @return the problem
     */
    public static ModelProblem of(String file, @Nullable String elementId, String what) {
        return at(file, 0, elementId, what);
    }

    /**
     * Something that a reader of the model would miss.
     *
     * @param file the file
     * @param elementId the element, or null for the file
     * @param what what would be better
     * @return the advice
     */
    public static ModelProblem advice(String file, @Nullable String elementId, String what) {
        return new ModelProblem(Weight.ADVICE, file, 0, elementId, what);
    }

    /**
     * Whether it keeps the model out.
     *
     * @return false for advice
     */
    public boolean refused() {
        return weight == Weight.REFUSED;
    }

    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (elementId == null ? "" : " (" + elementId + ")") + ": " + what;
    }
}
